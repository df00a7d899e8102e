package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/smotenc}. */
@StrategyInfo(
        id = "imbalance/smotenc",
        version = 1,
        summary = "Makes rows of small classes between others where features are numbers and categories.",
        paper = "Chawla et al. 2002 (SMOTE: Synthetic Minority Over-sampling Technique)",
        example = """
                - id: more
                  uses: imbalance/smotenc
                  with: {k_neighbors: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class SmotencFactory implements StrategyFactory<SmotencConfig> {

    @Override
    public Strategy create(SmotencConfig config) {
        return new SamplingStage(config.sample(), config.features(), config.categorical(), new SmoteNc(config));
    }
}
