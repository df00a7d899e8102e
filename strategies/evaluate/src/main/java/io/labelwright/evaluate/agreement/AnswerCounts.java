package io.labelwright.evaluate.agreement;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.BitSet;

/**
 * All that agreement over all annotators needs, in whole numbers: for each number of answers {@code n} that some item
 * has, how many items have it, how many ordered pairs of their answers agree, and how often each class was answered.
 * Items with different {@code n} weigh differently in every coefficient, so they are kept apart and nothing is rounded
 * before the very end. Time O(answers), memory O(distinct n * classes).
 */
final class AnswerCounts {

    private final int classes;
    private final int[] sizes;
    private final Totals totals;

    private AnswerCounts(int classes, int[] sizes, Totals totals) {
        this.classes = classes;
        this.sizes = sizes;
        this.totals = totals;
    }

    static AnswerCounts of(Annotations annotations, Execution execution) {
        var occurring = new BitSet();
        long pairs = 1;
        for (AnnotationBlock block : annotations.blocks()) {
            for (int i = 0; i < block.items; i++) {
                int n = block.start[i + 1] - block.start[i];
                occurring.set(n);
                pairs += (long) n * n;
            }
        }
        occurring.clear(0);
        int[] sizes = occurring.stream().toArray();
        int classes = annotations.classes();
        Shape shape = Shape.of((long) sizes.length * (classes + 2), 0);
        Totals totals = execution.total(
                annotations.blocks(), shape, pairs, (block, into) -> count(block, sizes, classes, into));
        return new AnswerCounts(classes, sizes, totals);
    }

    private static void count(AnnotationBlock block, int[] sizes, int classes, Accumulator into) {
        var byClass = new int[classes];
        long[] cells = into.cells;
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            int group = Arrays.binarySearch(sizes, to - from) * (classes + 2);
            long agreeing = 0;
            for (int a = from; a < to; a++) {
                int k = block.label[a];
                // The answer agrees with each earlier one of its class, in both orders.
                agreeing += 2L * byClass[k]++;
                cells[group + 2 + k]++;
            }
            cells[group]++;
            cells[group + 1] += agreeing;
            for (int a = from; a < to; a++) {
                byClass[block.label[a]] = 0;
            }
        }
    }

    /** How many numbers of answers occur; they are in ascending order. */
    int groups() {
        return sizes.length;
    }

    /** Number of answers of each item of a group, at least 1. */
    int size(int group) {
        return sizes[group];
    }

    /** Items of a group. */
    long items(int group) {
        return totals.count(group * (classes + 2));
    }

    /** Ordered pairs of answers to the same item that name the same class. */
    long agreeing(int group) {
        return totals.count(group * (classes + 2) + 1);
    }

    /** Answers of a class to items of a group. */
    long answers(int group, int k) {
        return totals.count(group * (classes + 2) + 2 + k);
    }

    int classes() {
        return classes;
    }
}
