package io.labelwright.consensus.labelmodel;

import io.labelwright.math.overlap.FunctionCounts;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Totals;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;

/**
 * How often two labeling functions say what on one item, in one pass. Cost O(items times squared answers per item).
 *
 * @param functions how many labeling functions there are
 * @param classes how many classes there are
 * @param items all items of the view
 * @param pairs share of the items on which function a says k and function b says l, at {@code (a * K + k) * (F * K) + b
 *     * K + l}; on the diagonal the share on which a says k
 * @param votes shares of votes per class, a known item being its class, over all items with answers
 * @param counts what each function covers, and where functions meet
 */
record Overlaps(int functions, int classes, long items, double[] pairs, double[] votes, FunctionCounts counts) {

    /** Most functions times classes: the matrix then takes 128 MB. */
    private static final int WIDEST = 4096;

    /** Whether two functions ever answer the same item. */
    boolean meet(int a, int b) {
        return together(a, b) > 0;
    }

    /** How many items two functions share, on the mean over all pairs; 0 where there is one function. */
    double meanShared() {
        double sum = 0;
        for (int a = 0; a < functions; a++) {
            for (int b = 0; b < functions; b++) {
                sum += a == b ? 0 : together(a, b);
            }
        }
        return functions < 2 ? 0 : items * sum / ((double) functions * (functions - 1));
    }

    /** Share of the items that both functions answer. */
    double together(int a, int b) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            for (int l = 0; l < classes; l++) {
                sum += of(a, k, b, l);
            }
        }
        return sum;
    }

    /** Share of the items on which a says k and b says l. */
    double of(int a, int k, int b, int l) {
        return pairs[(a * classes + k) * width() + b * classes + l];
    }

    /** Functions times classes. */
    int width() {
        return functions * classes;
    }

    /** Share of all items that a function answers. */
    double coverage(int function) {
        return counts.coverage(function);
    }

    static Overlaps of(Annotations answers, Execution execution) {
        int functions = answers.annotatorCount();
        int classes = answers.classes();
        long wide = (long) functions * classes;
        if (wide > WIDEST) {
            throw new LabelingException(
                    StandardError.MEMORY,
                    null,
                    functions + " annotators and " + classes + " classes: label-model compares every pair of annotators"
                            + " and takes up to " + WIDEST / Math.max(1, classes) + " for that many classes",
                    "name the labeling functions in sources, or use dawid-skene for a crowd");
        }
        int width = (int) wide;
        int votesAt = width * width;
        int saidAt = votesAt + classes;
        Totals totals = execution.total(
                answers.blocks(),
                Shape.of((long) saidAt + FunctionCounts.cells(functions), 0),
                answers.answers() + answers.items(),
                (block, into) -> {
                    for (int i = 0; i < block.items; i++) {
                        count(block, i, functions, classes, into);
                    }
                });
        double items = Math.max(1, answers.items());
        var pairs = new double[votesAt];
        for (int at = 0; at < votesAt; at++) {
            pairs[at] = totals.count(at) / items;
        }
        var counted = new long[FunctionCounts.cells(functions)];
        Arrays.setAll(counted, at -> totals.count(saidAt + at));
        var counts = FunctionCounts.of(counted, 0, functions, answers.items());
        long covered = counts.covered();
        var votes = new double[classes];
        for (int k = 0; k < classes; k++) {
            votes[k] = covered == 0 ? 1.0 / classes : totals.cell(votesAt + k) / covered;
        }
        return new Overlaps(functions, classes, answers.items(), pairs, votes, counts);
    }

    private static void count(AnnotationBlock block, int item, int functions, int classes, Accumulator into) {
        int from = block.start[item];
        int to = block.start[item + 1];
        if (from == to) {
            return;
        }
        int width = functions * classes;
        int votesAt = width * width;
        int saidAt = votesAt + classes;
        for (int a = from; a < to; a++) {
            int w = block.annotator[a];
            int row = w * classes + block.label[a];
            into.cells[row * width + row]++;
            if (block.known[item] < 0) {
                into.add(votesAt + block.label[a], 1.0 / (to - from));
            }
            for (int b = from; b < to; b++) {
                if (block.annotator[b] != w) {
                    into.cells[row * width + block.annotator[b] * classes + block.label[b]]++;
                }
            }
        }
        if (block.known[item] >= 0) {
            into.add(votesAt + block.known[item], 1);
        }
        FunctionCounts.add(block.annotator, block.label, from, to, into.cells, saidAt, functions);
    }
}
