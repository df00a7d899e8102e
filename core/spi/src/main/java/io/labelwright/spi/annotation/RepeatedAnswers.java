package io.labelwright.spi.annotation;

/** What to do with several answers of one annotator to one item. */
public enum RepeatedAnswers {
    /** The stage fails and names the item and the annotator. */
    ERROR,
    /** The answer of the later row counts. */
    LAST,
    /** Every answer counts. */
    KEEP_ALL
}
