package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/neighbourhood-cleaning}. */
@StrategyInfo(
        id = "imbalance/neighbourhood-cleaning",
        version = 1,
        summary = "Takes rows away that their neighbours contradict, and rows that contradict the smallest class.",
        paper = "Laurikkala 2001 (Improving Identification of Difficult Small Classes by Balancing Class"
                + " Distribution)",
        example = """
                - id: fewer
                  uses: imbalance/neighbourhood-cleaning
                  with: {n_neighbors: 3}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class NeighbourhoodCleaningFactory implements StrategyFactory<NeighbourhoodCleaningConfig> {

    @Override
    public Strategy create(NeighbourhoodCleaningConfig config) {
        return new SamplingStage(config.cleaning().near(), new NeighbourhoodCleaning(config));
    }
}
