package io.labelwright.select.random;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@code select/random}. */
@StrategyInfo(
        id = "select/random",
        version = 1,
        summary = "Chooses items at random for people to label; the yardstick for every other way of choosing.",
        example = """
                - id: pick
                  uses: select/random
                  with: {budget: 100}
                """,
        seeded = true)
public final class RandomChoiceFactory implements StrategyFactory<RandomConfig> {

    @Override
    public Strategy create(RandomConfig config) {
        return new RandomChoice(config);
    }
}
