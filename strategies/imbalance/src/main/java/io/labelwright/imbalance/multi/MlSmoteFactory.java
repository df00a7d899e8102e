package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/mlsmote}. */
@StrategyInfo(
        id = "imbalance/mlsmote",
        version = 1,
        summary = "Makes rows between those of rare classes where a row has several.",
        paper = "Charte et al. 2015 (MLSMOTE: Approaching Imbalanced Multilabel Learning through Synthetic"
                + " Instance Generation)",
        example = """
                - id: changed
                  uses: imbalance/mlsmote
                  with: {k_neighbors: 5}
                """,
        tasks = Task.MULTI_LABEL,
        seeded = true)
public final class MlSmoteFactory implements StrategyFactory<MlSmoteConfig> {

    @Override
    public Strategy create(MlSmoteConfig config) {
        return new SamplingStage(config.near(), new MlSmote(config));
    }
}
