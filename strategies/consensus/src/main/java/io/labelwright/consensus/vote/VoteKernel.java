package io.labelwright.consensus.vote;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.consensus.Tie;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of weighted votes. In each, the class with the greatest sum of weights wins an item (a class that nobody
 * answered has the sum 0; an item that is known is won by its class), every annotator is credited with the share of his
 * answers that won, those of before with being right, and a {@link WeightRule} makes the next weights of that. Classes
 * whose sums are equal but for rounding share the win, and so the credit: there is nothing random about a tie, and
 * nothing depends on the order of classes. Only with {@link Tie#FIRST_CLASS} the first of them has it all, as in
 * implementations that take the first maximum.
 *
 * <p>O(answers + items K) a round and nothing but additions, so memory is what limits it. Credits are added up in
 * fixed-point cells: the same bits for any threads and blocks. A block keeps who won, to tell how many items changed.
 */
public final class VoteKernel implements IterativeKernel<VoteWeights, int[]> {

    /** Two sums closer than this (relative to the greater) tie. */
    private static final double SAME = 1e-9;

    private final int classes;
    private final VoteShares votes;
    private final double[] start;
    private final WeightRule rule;
    private final Tie tie;
    private final double tolerance;
    private final double[] pastRight;
    private final double[] pastAnswers;

    /**
     * Rounds that start from these weights.
     *
     * @param classes how many classes can occur, at least 2
     * @param votes of the same answers
     * @param start weights of the first round
     * @param rule how weights follow from agreement
     * @param tie whether the first of several winners has all the credit
     * @param tolerance stops when no winner changes and no weight by more than this; 0 never stops early
     * @param history past answers, which won where they were right; null when they don't count
     */
    public VoteKernel(
            int classes,
            VoteShares votes,
            double[] start,
            WeightRule rule,
            Tie tie,
            double tolerance,
            @Nullable AnnotatorHistory history) {
        this.classes = classes;
        this.votes = votes;
        this.start = start;
        this.rule = rule;
        this.tie = tie;
        this.tolerance = tolerance;
        this.pastRight = history == null ? new double[start.length] : history.right();
        this.pastAnswers = history == null ? new double[start.length] : history.answers();
    }

    @Override
    public Shape shape() {
        return Shape.of(start.length + 1L, 0);
    }

    @Override
    public VoteWeights initial() {
        return new VoteWeights(start, new double[start.length], votes.items());
    }

    /** Who won each item of the block: the first class that did and how many did. */
    @Override
    public int[] state(AnnotationBlock block) {
        return new int[block.items];
    }

    @Override
    public void accumulate(AnnotationBlock block, int[] winners, VoteWeights parameters, Accumulator into) {
        double[] weights = parameters.weights();
        int[] annotator = block.annotator;
        short[] label = block.label;
        long[] cells = into.cells;
        var sum = new double[classes];
        var credit = new long[classes + 1];
        for (int tied = 1; tied <= classes; tied++) {
            credit[tied] = Math.round(into.unit() / tied);
        }
        var counted = new int[classes];
        Arrays.fill(counted, -1);
        long changed = 0;
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            int tied = 1;
            int first = block.known[i];
            double limit = 1;
            if (first >= 0) {
                Arrays.fill(sum, 0);
                sum[first] = 1;
            } else {
                limit = vote(block, from, to, weights, sum);
                tied = 0;
                first = classes;
                if (limit > 0) {
                    for (int a = from; a < to; a++) {
                        int c = label[a];
                        if (sum[c] >= limit && counted[c] != i) {
                            counted[c] = i;
                            first = Math.min(first, c);
                            tied++;
                        }
                    }
                } else {
                    for (int c = classes - 1; c >= 0; c--) {
                        if (sum[c] >= limit) {
                            first = c;
                            tied++;
                        }
                    }
                }
            }
            if (tied > 1 && tie == Tie.FIRST_CLASS) {
                sum[first] = Double.POSITIVE_INFINITY;
                limit = Double.MAX_VALUE;
                tied = 1;
            }
            long share = credit[tied];
            for (int a = from; a < to; a++) {
                if (sum[label[a]] >= limit) {
                    cells[annotator[a]] += share;
                }
            }
            int winner = first * (classes + 1) + tied;
            if (winner != winners[i]) {
                changed++;
                winners[i] = winner;
            }
        }
        cells[start.length] += changed;
    }

    /**
     * Adds up the weights of an item's answers; returns from which sum on a class has won. Only the classes that were
     * answered are looked at, unless none of their sums is positive: then those that nobody answered take part with 0.
     */
    private double vote(AnnotationBlock block, int from, int to, double[] weights, double[] sum) {
        short[] label = block.label;
        for (int a = from; a < to; a++) {
            sum[label[a]] = 0;
        }
        for (int a = from; a < to; a++) {
            sum[label[a]] += weights[block.annotator[a]];
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int a = from; a < to; a++) {
            max = Math.max(max, sum[label[a]]);
        }
        if (max > 0) {
            return max - SAME * max;
        }
        var all = new double[classes];
        for (int a = from; a < to; a++) {
            all[label[a]] = sum[label[a]];
        }
        System.arraycopy(all, 0, sum, 0, classes);
        max = all[0];
        for (int c = 1; c < classes; c++) {
            max = Math.max(max, all[c]);
        }
        return max - SAME * Math.abs(max);
    }

    @Override
    public VoteWeights update(VoteWeights before, Totals totals, int iteration) {
        var accuracy = new double[start.length];
        for (int w = 0; w < accuracy.length; w++) {
            double answers = votes.answers()[w] + pastAnswers[w];
            accuracy[w] = answers == 0 ? 0 : (totals.cell(w) + pastRight[w]) / answers;
        }
        return new VoteWeights(rule.next(before.weights(), accuracy, iteration), accuracy, totals.count(start.length));
    }

    @Override
    public boolean converged(VoteWeights before, VoteWeights after, int iteration) {
        if (tolerance == 0 || (iteration > 0 && after.changed() > 0)) {
            return false;
        }
        double most = 0;
        for (int w = 0; w < start.length; w++) {
            most = Math.max(most, Math.abs(after.weights()[w] - before.weights()[w]));
        }
        return most < tolerance;
    }

    @Override
    public Optional<Snapshots<VoteWeights, int[]>> snapshots() {
        return Optional.of(new VoteSnapshots());
    }
}
