package io.labelwright.imbalance.both;

import io.labelwright.imbalance.over.Smote;
import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.imbalance.under.CleaningOptions;
import io.labelwright.imbalance.under.TomekLinks;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/smote-tomek}. */
@StrategyInfo(
        id = "imbalance/smote-tomek",
        version = 1,
        summary = "Makes rows by SMOTE, then takes Tomek links of all classes away.",
        paper = "Batista, Bazzan, Monard 2003 (Balancing Training Data for Automated Annotation of Keywords)",
        example = """
                - id: more
                  uses: imbalance/smote-tomek
                  with: {k_neighbors: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class SmoteTomekFactory implements StrategyFactory<SmoteTomekConfig> {

    @Override
    public Strategy create(SmoteTomekConfig config) {
        return new SamplingStage(
                config.near(),
                new Smote(config.over(), config.kNeighbors(), config.near().metric()),
                new TomekLinks(new CleaningOptions(config.near(), Cleaned.Rule.ALL)));
    }
}
