package io.labelwright.imbalance.auto;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code imbalance/auto}. */
@StrategyInfo(
        id = "imbalance/auto",
        version = 4,
        summary =
                "Tries what can be done about rare classes by cross-validation, takes what is surely better than nothing"
                        + " for the metric that is named, labels by it and hands it on to what learns next.",
        paper = "Collell et al. 2018 (p / prior); Cui et al. 2019 (weights); Chawla et al. 2002 (SMOTE); Efron 1979"
                + " (paired intervals)",
        example = """
                - id: decided
                  uses: imbalance/auto
                  needs: [agreed, numbers]
                  with: {metric: balanced_accuracy, fit_on: [train]}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
@Reads(TableKind.FEATURES)
@Reads(TableKind.LABELS)
@Reads(value = TableKind.ITEMS, when = "group")
@Reads(value = TableKind.ITEMS, when = "hand_on", optional = true)
@Reads(value = TableKind.SPLITS, optional = true)
@Reads(value = TableKind.WEIGHTS, optional = true)
@Reads(value = TableKind.TRAINING, when = "hand_on", optional = true)
@Writes(TableKind.PREDICTIONS)
@Writes(
        value = TableKind.METRICS,
        metrics = {"score", "gain", "lead", "chosen"})
@Writes(value = TableKind.WEIGHTS, when = "hand_on")
@Writes(value = TableKind.TRAINING, when = "hand_on")
public final class AutoFactory implements StrategyFactory<AutoConfig> {

    @Override
    public Strategy create(AutoConfig config) {
        return new AutoDecision(config);
    }
}
