package io.labelwright.evaluate.agreement;

import java.util.Arrays;

/**
 * All that the coefficients over all annotators need to know of the items: sums over items, so that a resample of items
 * has sums of its own. With {@code r_ik} of the {@code r_i} answers to item {@code i} naming class {@code k}; items are
 * compared when {@code r_i > 1}.
 */
final class Sums {

    /** Items with an answer. */
    double items;

    /** Compared items. */
    double compared;

    /** Sum over compared items of the share of pairs of answers that agree. */
    double observed;

    /** The same of the mean weighted distance of pairs of answers, in [0, 1]. */
    double distance;

    /** Sum over compared items of the differences within the item, {@code / (r_i - 1)}. */
    double within;

    /** Sum over all items of {@code r_ik / r_i}. */
    final double[] share;

    /** Sum over compared items of {@code r_ik}. */
    final double[] answers;

    /** Sum over compared items of {@code r_ik (r_ik - 1)}. */
    final double[] agreeing;

    /** Sum over compared items of {@code r_ik (r_i - 1)}. */
    final double[] possible;

    /** Sum over compared items of {@code 2 r_ik (r_i - r_ik) / (r_i (r_i - 1))}. */
    final double[] crossing;

    Sums(int classes) {
        share = new double[classes];
        answers = new double[classes];
        agreeing = new double[classes];
        possible = new double[classes];
        crossing = new double[classes];
    }

    int classes() {
        return share.length;
    }

    void clear() {
        items = 0;
        compared = 0;
        observed = 0;
        distance = 0;
        within = 0;
        for (double[] ofClass : new double[][] {share, answers, agreeing, possible, crossing}) {
            Arrays.fill(ofClass, 0);
        }
    }

    /** Adds items that all have this many answers, so many of each class, class by class. */
    void addClass(int k, double n, double ofClass, double agreeingPairs) {
        share[k] += ofClass / n;
        if (n > 1) {
            answers[k] += ofClass;
            agreeing[k] += agreeingPairs;
            possible[k] += ofClass * (n - 1);
            crossing[k] += 2 * (ofClass * (n - 1) - agreeingPairs) / (n * (n - 1));
        }
    }
}
