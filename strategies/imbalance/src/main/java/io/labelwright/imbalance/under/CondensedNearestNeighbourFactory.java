package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/condensed-nearest-neighbour}. */
@StrategyInfo(
        id = "imbalance/condensed-nearest-neighbour",
        version = 1,
        summary = "Leaves of large classes only the rows by which their others are known.",
        paper = "Hart 1968 (The Condensed Nearest Neighbor Rule)",
        example = """
                - id: fewer
                  uses: imbalance/condensed-nearest-neighbour
                  with: {n_seeds_s: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class CondensedNearestNeighbourFactory implements StrategyFactory<CondensedNearestNeighbourConfig> {

    @Override
    public Strategy create(CondensedNearestNeighbourConfig config) {
        return new SamplingStage(config.store().cleaning().near(), new CondensedNearest(config.store()));
    }
}
