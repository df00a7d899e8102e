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
    CLASS_WEIGHTS("class-weights"),
    /** The mean of the classifiers of prior-correction and class-weights, all classes taken for equally frequent. */
    @Word("priors-and-weights")
    PRIORS_AND_WEIGHTS("priors-and-weights"),
    /**
     * A classifier of the largest class's number of rows of each, some of them twice: {@code imbalance/random-over}.
     */
    @Word("random-over")
    RANDOM_OVER("random-over"),
    /** A classifier of the smallest class's number of rows of each: {@code imbalance/random-under}. */
    @Word("random-under")
    RANDOM_UNDER("random-under"),
    /** A classifier that also learns from rows between rows: {@code imbalance/smote}. */
    @Word("smote")
    SMOTE("smote"),
    /** Half of either: classes grow by {@code imbalance/smote} up to a mean size, larger ones shrink to it. */
    @Word("smote-under")
    SMOTE_UNDER("smote-under"),
    /** The same as SMOTE, but for rows that their neighbours contradict: {@code imbalance/smote-enn}. */
    @Word("smote-enn")
    SMOTE_ENN("smote-enn"),
    /** The same as SMOTE, but for Tomek links: {@code imbalance/smote-tomek}. */
    @Word("smote-tomek")
    SMOTE_TOMEK("smote-tomek");

    private final String word;

    Choice(String word) {
        this.word = word;
    }

    /** Whether it makes rows that no item has. */
    boolean makes() {
        return switch (this) {
            case SMOTE, SMOTE_UNDER, SMOTE_ENN, SMOTE_TOMEK -> true;
            default -> false;
        };
    }

    /** Whether it takes rows away by their neighbours: it costs most, and is tried where it is named. */
    boolean cleans() {
        return this == SMOTE_ENN || this == SMOTE_TOMEK;
    }

    /** Whether it changes the rows that are learned from. */
    boolean samples() {
        return makes() || this == RANDOM_OVER || this == RANDOM_UNDER;
    }

    /** Whether it learns with weights by which classes count alike, which whoever learns next can have, too. */
    boolean weighs() {
        return this == CLASS_WEIGHTS || this == PRIORS_AND_WEIGHTS;
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
