package io.labelwright.imbalance.target;

import java.util.Locale;

/** What decisions are to be good at. */
public enum TargetMetric {
    /** Mean recall of the classes. */
    BALANCED_ACCURACY,
    /** Mean F1 of the classes. */
    MACRO_F1,
    /** Geometric mean of the classes' recalls: 0 as soon as one class is never found. */
    G_MEAN,
    /** Recall of one class, as far as its precision is not below a bound. */
    RECALL_AT_PRECISION,
    /** Mean cost of an answer; the less the better. */
    COST;

    /** Its name in YAML and in the table {@code metrics}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
