package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/smote}. */
@StrategyInfo(
        id = "imbalance/smote",
        version = 1,
        summary = "Makes rows of small classes between a row and one of its nearest of the same class.",
        paper = "Chawla et al. 2002 (SMOTE: Synthetic Minority Over-sampling Technique)",
        example = """
                - id: more
                  uses: imbalance/smote
                  with: {k_neighbors: 5, cap: 500}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class SmoteFactory implements StrategyFactory<SmoteConfig> {

    @Override
    public Strategy create(SmoteConfig config) {
        return new SamplingStage(
                config.near(),
                new Smote(config.over(), config.kNeighbors(), config.near().metric()));
    }
}
