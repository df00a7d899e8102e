package io.labelwright.consensus.labelmodel;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link LabelModel}. */
@StrategyInfo(
        id = "consensus/label-model",
        version = 1,
        summary = "Combines labeling functions that abstain: how good each one is shows in where they overlap and"
                + " conflict. For some dozen rules or models that see most items; for crowds of many people with few"
                + " answers use another method. Functions that copy each other are found with"
                + " dependencies: detect.",
        paper = "A. Ratner, B. Hancock, J. Dunnmon, F. Sala, S. Pandey, C. Ré: Training complex models with multi-task"
                + " weak supervision. AAAI (2019), 4763-4771; P. Varma, F."
                + " Sala, A. He, A. Ratner, C. Ré: Learning dependency structures for weak supervision models. ICML"
                + " (2019), 6418-6427; D. Fu, M. Chen, F. Sala, S. Hooper, K. Fatahalian, C. Ré:"
                + " Fast and three-rious: speeding up weak supervision with triplet methods. ICML (2020), 3280-3291",
        example = """
                - id: agreed
                  uses: consensus/label-model
                  needs: [messages, rules]
                  with: {method: matrix, statistics: true}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Writes(
        value = TableKind.METRICS,
        when = "statistics",
        metrics = {"coverage", "overlap", "conflict"})
public final class LabelModelFactory implements StrategyFactory<LabelModelConfig> {

    @Override
    public Strategy create(LabelModelConfig config) {
        return new LabelModel(config);
    }
}
