package io.labelwright.propagate.method;

import io.labelwright.propagate.result.Found;
import io.labelwright.spi.Outputs;

/** A way in which labels spread over a graph. A pure function of its settings and what it is given. */
@FunctionalInterface
public interface Method {

    /** Spreads. */
    Scores spread(Ground ground);

    /** How many matrices of scores it holds at most, a number per node and class. */
    default int matrices() {
        return 3;
    }

    /** What is known of items that no seed reaches. */
    default Found unreached() {
        return Found.NOTHING;
    }

    /** Reports what it found out beside the scores, after the last time that it spread. */
    default void tell(Outputs out) {}
}
