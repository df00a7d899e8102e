package io.labelwright.consensus.crowdlab;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@link Crowdlab}. */
@StrategyInfo(
        id = "consensus/crowdlab",
        version = 1,
        summary =
                "Weighs annotators and models against each other by how often they agree. Good where items have one to"
                        + " three answers and a model is trained; its probabilities must be of held-out folds, else the model"
                        + " agrees with labels that it has learned by heart.",
        paper =
                "H. W. Goh, U. Tkachenko, J. Mueller: CROWDLAB: supervised learning to infer consensus labels and quality"
                        + " scores for data with multiple annotators. NeurIPS 2022 Human in the Loop Learning Workshop",
        example = """
                - id: agreed
                  uses: consensus/crowdlab
                  needs: [messages, answers, classifier]
                  with: {predictions: classifier}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.PREDICTIONS)
public final class CrowdlabFactory implements StrategyFactory<CrowdlabConfig> {

    @Override
    public Strategy create(CrowdlabConfig config) {
        return new Crowdlab(config);
    }
}
