package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/random-over}. */
@StrategyInfo(
        id = "imbalance/random-over",
        version = 1,
        summary = "Repeats random rows of small classes; the yardstick for every other way of making rows.",
        paper = "Menardi, Torelli 2014 (Training and Assessing Classification Rules with Imbalanced Data)",
        example = """
                - id: more
                  uses: imbalance/random-over
                  with: {sampling_strategy: 0.5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class RandomOverFactory implements StrategyFactory<RandomOverConfig> {

    @Override
    public Strategy create(RandomOverConfig config) {
        return new SamplingStage(config.sample(), config.features(), new RandomOver(config));
    }
}
