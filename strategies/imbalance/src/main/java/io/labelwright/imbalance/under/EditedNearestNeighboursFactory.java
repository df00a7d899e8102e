package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/edited-nearest-neighbours}. */
@StrategyInfo(
        id = "imbalance/edited-nearest-neighbours",
        version = 1,
        summary = "Takes rows of large classes away whose nearest neighbours contradict them.",
        paper = "Wilson 1972 (Asymptotic Properties of Nearest Neighbor Rules Using Edited Data)",
        example = """
                - id: fewer
                  uses: imbalance/edited-nearest-neighbours
                  with: {n_neighbors: 3, kind_sel: mode}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class EditedNearestNeighboursFactory implements StrategyFactory<EditedNearestNeighboursConfig> {

    @Override
    public Strategy create(EditedNearestNeighboursConfig config) {
        return new SamplingStage(
                config.cleaning().near(), new EditedNearest(config.cleaning(), config.nNeighbors(), config.kindSel()));
    }
}
