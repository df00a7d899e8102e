package io.labelwright.imbalance.decision;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code imbalance/threshold}. */
@StrategyInfo(
        id = "imbalance/threshold",
        version = 1,
        summary =
                "Labels by thresholds that are tuned on held-out probabilities, for a metric or for what mistakes cost.",
        paper = "Zou et al. 2016 (Finding the Best Classification Threshold in Imbalanced Classification); Elkan 2001"
                + " (The Foundations of Cost-Sensitive Learning); Lipton, Elkan, Naryanaswamy 2014 (Optimal Thresholding"
                + " of Classifiers to Maximize F1 Measure)",
        example = """
                - id: decided
                  uses: imbalance/threshold
                  needs: [model]
                  with: {metric: macro_f1, fit_on: [train]}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
@Reads(TableKind.PREDICTIONS)
@Reads(value = TableKind.SPLITS, optional = true)
@Writes(
        value = TableKind.METRICS,
        metrics = {"untuned", "tuned", "gain", "threshold", "factor[]"})
public final class ThresholdFactory implements StrategyFactory<ThresholdConfig> {

    @Override
    public Strategy create(ThresholdConfig config) {
        return new ThresholdDecision(config);
    }
}
