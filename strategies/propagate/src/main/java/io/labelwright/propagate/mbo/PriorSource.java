package io.labelwright.propagate.mbo;

/** Where the shares of classes come from. */
public enum PriorSource {
    /** From {@code class_priors}. */
    KNOWN,
    /** All classes that have a seed alike. */
    UNIFORM,
    /** From what Poisson learning makes of the items. */
    ESTIMATED
}
