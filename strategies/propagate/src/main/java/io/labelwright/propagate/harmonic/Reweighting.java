package io.labelwright.propagate.harmonic;

import java.util.Locale;

/** What is done to the weights of edges before labels spread. */
public enum Reweighting {
    /** Nothing. */
    NONE,
    /**
     * Edges near seeds weigh more: each weight is multiplied by the values of both its ends of the solution of
     * Poisson's equation with a source at each seed.
     */
    POISSON,
    /** Edges of seeds weigh as much more as there are more items than seeds. */
    WNLL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
