package io.labelwright.propagate.correct;

import java.util.Locale;

/** How the errors of a model at labelled items are taken off elsewhere. */
public enum Correction {
    /** Errors spread and shrink on the way; each item's is brought to the mean size of those at labelled items. */
    AUTOSCALE,
    /**
     * Errors at labelled items are held while others take the mean of their neighbours, and are taken off as they are.
     */
    FIXED,
    /** Not at all. */
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
