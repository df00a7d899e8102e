package io.labelwright.imbalance.decision;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code imbalance/prior-correction}. */
@StrategyInfo(
        id = "imbalance/prior-correction",
        version = 1,
        summary =
                "Labels by probabilities from which the shares of the classes are taken out: rare classes are given as"
                        + " readily as frequent ones.",
        paper = "Saerens, Latinne, Decaestecker 2002 (Adjusting the Outputs of a Classifier to New a Priori"
                + " Probabilities); Menon et al. 2021 (Long-tail Learning via Logit Adjustment); Collell et al. 2018"
                + " (threshold-moving by p / prior)",
        example = """
                - id: decided
                  uses: imbalance/prior-correction
                  needs: [model]
                  with: {tau: 1, fit_on: [train]}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(value = TableKind.WEIGHTS, optional = true)
@Reads(TableKind.PREDICTIONS)
@Reads(value = TableKind.SPLITS, optional = true)
public final class PriorCorrectionFactory implements StrategyFactory<PriorCorrectionConfig> {

    @Override
    public Strategy create(PriorCorrectionConfig config) {
        return new PriorCorrection(config);
    }
}
