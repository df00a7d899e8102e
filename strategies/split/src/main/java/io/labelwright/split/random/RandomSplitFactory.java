package io.labelwright.split.random;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@code split/random}. */
@StrategyInfo(
        id = "split/random",
        version = 1,
        summary = "Draws at random which items are learned from and which are held out.",
        example = """
                - id: parts
                  uses: split/random
                  with: {parts: {train: 0.8, test: 0.2}}
                """,
        seeded = true)
public final class RandomSplitFactory implements StrategyFactory<RandomSplitConfig> {

    @Override
    public Strategy create(RandomSplitConfig config) {
        return new RandomSplit(config);
    }
}
