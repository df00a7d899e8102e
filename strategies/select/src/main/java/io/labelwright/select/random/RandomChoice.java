package io.labelwright.select.random;

import io.labelwright.select.choice.Choice;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;

/**
 * Draws items without replacement. Each item has a number drawn from seed, stage and its id, and those with the
 * smallest numbers are chosen; so a larger budget adds items and takes none away, and new items change nothing for the
 * others.
 */
final class RandomChoice implements Strategy {

    private final RandomConfig config;

    RandomChoice(RandomConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        new Choice(in, out, context).write(config.options(), item -> 0, false, item -> "drawn at random");
    }
}
