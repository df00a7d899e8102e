package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/smoten}. */
@StrategyInfo(
        id = "imbalance/smoten",
        version = 1,
        summary = "Makes rows of small classes out of the most frequent categories of near rows.",
        paper = "Chawla et al. 2002 (SMOTE: Synthetic Minority Over-sampling Technique)",
        example = """
                - id: more
                  uses: imbalance/smoten
                  with: {k_neighbors: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class SmotenFactory implements StrategyFactory<SmotenConfig> {

    @Override
    public Strategy create(SmotenConfig config) {
        return new SamplingStage(config.sample(), config.features(), config.categorical(), new SmoteN(config));
    }
}
