package io.labelwright.imbalance.both;

import io.labelwright.imbalance.over.Smote;
import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.imbalance.under.CleaningOptions;
import io.labelwright.imbalance.under.EditedNearest;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/smote-enn}. */
@StrategyInfo(
        id = "imbalance/smote-enn",
        version = 1,
        summary = "Makes rows by SMOTE, then takes those of all classes away that their neighbours contradict.",
        paper = "Batista, Prati, Monard 2004 (A Study of the Behavior of Several Methods for Balancing Machine"
                + " Learning Training Data)",
        example = """
                - id: more
                  uses: imbalance/smote-enn
                  with: {k_neighbors: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class SmoteEnnFactory implements StrategyFactory<SmoteEnnConfig> {

    @Override
    public Strategy create(SmoteEnnConfig config) {
        return new SamplingStage(
                config.near(),
                new Smote(config.over(), config.kNeighbors(), config.near().metric()),
                new EditedNearest(
                        new CleaningOptions(config.near(), Cleaned.Rule.ALL), config.nNeighbors(), config.kindSel()));
    }
}
