package io.labelwright.propagate.method;

import io.labelwright.spi.Outputs;

/** A way in which labels spread over a graph. A pure function of its settings and what it is given. */
@FunctionalInterface
public interface Method {

    /** Spreads. */
    Scores spread(Ground ground);

    /** Reports what it found out beside the scores, after the last time that it spread. */
    default void tell(Outputs out) {}
}
