package io.labelwright.math.answer;

import org.jspecify.annotations.Nullable;

/** What the numbers are that a model gives for an item. */
public enum Scores {
    /** A number for each class, of which probabilities are made by softmax. */
    LOGITS,
    /** A number of 0 or more for each class; they are scaled so that they add up to 1. */
    PROBABILITIES,
    /** One logit for two classes: that of the second. */
    BINARY;

    /**
     * A number with which nothing can be done.
     *
     * @param number it
     * @param hint what was expected
     */
    public record Unsound(double number, String hint) {}

    /** How many numbers a model has to give that tells so many classes apart. */
    public int wanted(int classes) {
        return this == BINARY && classes == 2 ? 1 : classes;
    }

    /**
     * Makes probabilities of the numbers of an item.
     *
     * @param scores as many as are {@link #wanted}
     * @param into a probability for each class
     * @return null when they are sound; else {@code into} holds nothing of use
     */
    public @Nullable Unsound toProbabilities(double[] scores, double[] into) {
        Unsound unsound = this == PROBABILITIES ? shares(scores, into) : exponentials(scores, into);
        if (unsound != null) {
            return unsound;
        }
        double sum = 0;
        for (double share : into) {
            sum += share;
        }
        if (!(sum > 0) || !Double.isFinite(sum)) {
            return new Unsound(sum, "the probabilities of an item add up to 1");
        }
        for (int k = 0; k < into.length; k++) {
            into[k] /= sum;
        }
        return null;
    }

    private static @Nullable Unsound shares(double[] scores, double[] into) {
        for (int k = 0; k < into.length; k++) {
            if (!(scores[k] >= 0)) {
                return new Unsound(scores[k], "a probability is 0 or more");
            }
            into[k] = scores[k];
        }
        return null;
    }

    private static @Nullable Unsound exponentials(double[] scores, double[] into) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < into.length; k++) {
            double score = scores.length < into.length ? k * scores[0] : scores[k];
            if (!Double.isFinite(score)) {
                return new Unsound(score, "scores are finite numbers");
            }
            into[k] = score;
            most = Math.max(most, score);
        }
        for (int k = 0; k < into.length; k++) {
            into[k] = StrictMath.exp(into[k] - most);
        }
        return null;
    }
}
