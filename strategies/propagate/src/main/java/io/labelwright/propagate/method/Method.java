package io.labelwright.propagate.method;

/** A way in which labels spread over a graph. A pure function of its settings and what it is given. */
@FunctionalInterface
public interface Method {

    /** Spreads. */
    Scores spread(Ground ground);
}
