package io.labelwright.evaluate.classification;

import java.util.Locale;

/** A figure over all classes, and how sure of it one can be. */
enum Figure {
    COVERAGE(Kind.SHARE_OF_ITEMS),
    ACCURACY(Kind.SHARE_OF_LABELLED),
    ACCURACY_WITH_UNRESOLVED(Kind.SHARE_OF_ITEMS),
    BALANCED_ACCURACY(Kind.RESAMPLED),
    MACRO_PRECISION(Kind.RESAMPLED),
    MACRO_RECALL(Kind.RESAMPLED),
    MACRO_F1(Kind.RESAMPLED),
    MICRO_PRECISION(Kind.SHARE_OF_LABELLED),
    MICRO_RECALL(Kind.SHARE_OF_LABELLED),
    MICRO_F1(Kind.SHARE_OF_LABELLED),
    WEIGHTED_PRECISION(Kind.RESAMPLED),
    WEIGHTED_RECALL(Kind.SHARE_OF_LABELLED),
    WEIGHTED_F1(Kind.RESAMPLED),
    MCC(Kind.RESAMPLED),
    COHEN_KAPPA(Kind.RESAMPLED),
    MEAN_ABSOLUTE_ERROR(Kind.ORDINAL),
    LINEAR_KAPPA(Kind.ORDINAL),
    QUADRATIC_KAPPA(Kind.ORDINAL),
    G_MEAN(Kind.RESAMPLED),
    INDEX_BALANCED_ACCURACY(Kind.RESAMPLED),
    MACRO_SPECIFICITY(Kind.RESAMPLED),
    WEIGHTED_SPECIFICITY(Kind.RESAMPLED);

    /** Where its interval comes from. */
    enum Kind {
        /** Wilson's interval over all judged items. */
        SHARE_OF_ITEMS,
        /** Wilson's interval over the labelled ones. */
        SHARE_OF_LABELLED,
        /** Resampling. */
        RESAMPLED,
        /** Resampling; only where classes have an order. */
        ORDINAL
    }

    final Kind kind;

    Figure(Kind kind) {
        this.kind = kind;
    }

    /** Its name in the table. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
