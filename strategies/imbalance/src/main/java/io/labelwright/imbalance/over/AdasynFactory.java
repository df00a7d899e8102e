package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/adasyn}. */
@StrategyInfo(
        id = "imbalance/adasyn",
        version = 1,
        summary = "Makes the more rows from a row of a small class the more of its nearest are of other classes.",
        paper = "He et al. 2008 (ADASYN: Adaptive Synthetic Sampling Approach for Imbalanced Learning)",
        example = """
                - id: more
                  uses: imbalance/adasyn
                  with: {n_neighbors: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class AdasynFactory implements StrategyFactory<AdasynConfig> {

    @Override
    public Strategy create(AdasynConfig config) {
        return new SamplingStage(config.near(), new Adasyn(config));
    }
}
