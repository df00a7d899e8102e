package io.labelwright.consensus.crowd;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;

/**
 * What plain voting says, where most methods start: of each item, the share of its answers that go to each class (all
 * of it to the class that is known). One pass, O(answers).
 *
 * @param answers how many answers each annotator gave
 * @param agreement per annotator, the sum over its answers of the share that the answered class has
 * @param classShare mean share of each class over the items that have answers; sums to 1, uniform when there are none
 * @param items how many items have answers
 */
public record VoteShares(long[] answers, double[] agreement, double[] classShare, long items) {

    /** Adds up over the blocks. */
    public static VoteShares of(Annotations annotations, Execution execution) {
        int w = annotations.annotatorCount();
        int k = annotations.classes();
        Totals totals = execution.total(
                annotations.blocks(),
                Shape.of(2L * w + k + 1, 0),
                annotations.answers(),
                (block, into) -> add(block, into, w, k));
        var answers = new long[w];
        var agreement = new double[w];
        for (int i = 0; i < w; i++) {
            answers[i] = totals.count(i);
            agreement[i] = totals.cell(w + i);
        }
        long items = totals.count(2 * w + k);
        var share = new double[k];
        for (int c = 0; c < k; c++) {
            share[c] = items == 0 ? 1.0 / k : totals.cell(2 * w + c) / items;
        }
        return new VoteShares(answers, agreement, share, items);
    }

    private static void add(AnnotationBlock block, Accumulator into, int w, int k) {
        var share = new long[k];
        var votes = new int[k];
        long[] cells = into.cells;
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            Arrays.fill(votes, 0);
            for (int a = from; a < to; a++) {
                votes[block.label[a]]++;
            }
            int known = block.known[i];
            for (int c = 0; c < k; c++) {
                double part = known >= 0 ? (c == known ? 1 : 0) : (double) votes[c] / (to - from);
                share[c] = Math.round(part * into.unit());
                cells[2 * w + c] += share[c];
            }
            for (int a = from; a < to; a++) {
                cells[block.annotator[a]]++;
                cells[w + block.annotator[a]] += share[block.label[a]];
            }
            cells[2 * w + k]++;
        }
    }

    /** How many answers there are. */
    public long allAnswers() {
        return Arrays.stream(answers).sum();
    }

    /** Mean agreement of an annotator, of nobody's answers 0. */
    public double meanAgreement(int annotator) {
        return answers[annotator] == 0 ? 0 : agreement[annotator] / answers[annotator];
    }
}
