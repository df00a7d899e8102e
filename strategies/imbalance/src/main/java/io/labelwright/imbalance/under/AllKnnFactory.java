package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/all-knn}. */
@StrategyInfo(
        id = "imbalance/all-knn",
        version = 1,
        summary =
                "Takes rows of large classes away that their nearest neighbour contradicts, then the nearest two, and so on.",
        paper = "Tomek 1976 (An Experiment with the Edited Nearest-Neighbor Rule)",
        example = """
                - id: fewer
                  uses: imbalance/all-knn
                  with: {n_neighbors: 3}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class AllKnnFactory implements StrategyFactory<AllKnnConfig> {

    @Override
    public Strategy create(AllKnnConfig config) {
        return new SamplingStage(
                config.cleaning().near(),
                RepeatedEditing.upTo(config.cleaning(), config.nNeighbors(), config.kindSel(), config.allowMinority()));
    }
}
