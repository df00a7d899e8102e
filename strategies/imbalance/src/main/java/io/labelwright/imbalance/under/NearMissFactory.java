package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/near-miss}. */
@StrategyInfo(
        id = "imbalance/near-miss",
        version = 1,
        summary = "Leaves rows of large classes by their distances to the smallest class.",
        paper = "Mani, Zhang 2003 (kNN Approach to Unbalanced Data Distributions)",
        example = """
                - id: fewer
                  uses: imbalance/near-miss
                  with: {version: 1}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class NearMissFactory implements StrategyFactory<NearMissConfig> {

    @Override
    public Strategy create(NearMissConfig config) {
        return new SamplingStage(config.near(), new NearMiss(config));
    }
}
