package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/tomek-links}. */
@StrategyInfo(
        id = "imbalance/tomek-links",
        version = 1,
        summary =
                "Takes rows of large classes away that are the nearest of a row of another class, and that row theirs.",
        paper = "Tomek 1976 (Two Modifications of CNN)",
        example = """
                - id: fewer
                  uses: imbalance/tomek-links
                  with: {sampling_strategy: auto}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class TomekLinksFactory implements StrategyFactory<TomekLinksConfig> {

    @Override
    public Strategy create(TomekLinksConfig config) {
        return new SamplingStage(config.cleaning().near(), new TomekLinks(config.cleaning()));
    }
}
