package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/repeated-edited-nearest-neighbours}. */
@StrategyInfo(
        id = "imbalance/repeated-edited-nearest-neighbours",
        version = 1,
        summary = "Takes rows of large classes away that their nearest neighbours contradict, until none do.",
        paper = "Tomek 1976 (An Experiment with the Edited Nearest-Neighbor Rule)",
        example = """
                - id: fewer
                  uses: imbalance/repeated-edited-nearest-neighbours
                  with: {max_iter: 20}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class RepeatedEditedNearestNeighboursFactory
        implements StrategyFactory<RepeatedEditedNearestNeighboursConfig> {

    @Override
    public Strategy create(RepeatedEditedNearestNeighboursConfig config) {
        return new SamplingStage(
                config.cleaning().near(),
                RepeatedEditing.times(config.cleaning(), config.maxIter(), config.nNeighbors(), config.kindSel()));
    }
}
