package io.labelwright.learn.linear;

import io.labelwright.learn.AverageOf;
import io.labelwright.learn.Learner;
import io.labelwright.spi.describe.Word;
import java.util.List;

/** The linear models, by the words that config keys have for them. */
public enum LinearModel {
    LOGISTIC,
    @Word("linear-svm")
    LINEAR_SVM,
    @Word("fast-dropout")
    FAST_DROPOUT,
    /** The mean of the others. */
    ENSEMBLE;

    /** The share of features that is dropped where nobody says. */
    public static final double DROPPED = 0.5;

    /** Dropping features is a penalty itself; one as strong as that of the other models would hide what it does. */
    private static final double BESIDE_DROPPING = 1000;

    /**
     * Learns it.
     *
     * @param c inverse strength of the L2 penalty, above 0; of fast dropout a thousandth
     * @param dropped the share of features that fast dropout drops, 0 to below 1
     */
    public Learner learner(double c, double dropped) {
        return switch (this) {
            case LOGISTIC -> new LogisticRegression(c);
            case LINEAR_SVM -> new LinearSvm(c);
            case FAST_DROPOUT -> new FastDropout(dropped, BESIDE_DROPPING * c);
            case ENSEMBLE ->
                new AverageOf(List.of(
                        LOGISTIC.learner(c, dropped),
                        LINEAR_SVM.learner(c, dropped),
                        FAST_DROPOUT.learner(c, dropped)));
        };
    }
}
