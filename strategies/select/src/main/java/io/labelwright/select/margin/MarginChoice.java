package io.labelwright.select.margin;

import io.labelwright.select.choice.Choice;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;

/**
 * Margin sampling: the items whose most probable class leads by the least, {@code P(y1 | x) - P(y2 | x)}. Unlike least
 * confidence it looks at the runner-up, and unlike entropy it does not care for classes that are out of the question;
 * with two classes all three choose the same. Cost O(items * classes). It asks about what is close to a border, also
 * where noise makes it so and an answer teaches nothing; and as every method that looks at uncertainty alone it may ask
 * for many items that are alike, which {@code diversify} is against.
 */
final class MarginChoice implements Strategy {

    private final MarginConfig config;

    MarginChoice(MarginConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        Beliefs beliefs = Beliefs.of(in, config.predictions());
        context.checkCancelled();
        new Choice(in, out, context).write(config.options(), beliefs::margin, true, item -> reason(beliefs, item, in));
    }

    private static String reason(Beliefs beliefs, int item, Inputs in) {
        if (!beliefs.isKnown(item)) {
            return "nothing is known of it";
        }
        int second = beliefs.second(item);
        String first = in.schema().name(beliefs.first(item));
        return second < 0 ? first : first + " or " + in.schema().name(second);
    }
}
