package io.labelwright.imbalance.auto;

import io.labelwright.spi.describe.Word;

/** What can be done about rare classes; the earlier ones change less. */
public enum Choice {
    /** The most probable class of a classifier that takes the examples as they are. */
    @Word("nothing")
    NOTHING("nothing"),
    /** The same classifier, its probabilities divided by the priors: {@code imbalance/prior-correction}. */
    @Word("prior-correction")
    PRIOR_CORRECTION("prior-correction"),
    /** The same classifier with tuned thresholds: {@code imbalance/threshold}. */
    @Word("threshold")
    THRESHOLD("threshold"),
    /** A classifier to which each class counts as much as any other: {@code imbalance/class-weights}. */
    @Word("class-weights")
    CLASS_WEIGHTS("class-weights");

    private final String word;

    Choice(String word) {
        this.word = word;
    }

    /** Its name in YAML and in tables. */
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
