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
 * has, how many items have it, how often each class was answered, and how many ordered pairs of their answers agree on
 * it. Items with different {@code n} weigh differently in every coefficient, so they are kept apart and nothing is
 * rounded before the very end. What is real by nature, weighted distances and differences of numbers, is added up in
 * fixed point, so that it is exact for any cut of the data. Time O(answers), memory O(distinct n * classes).
 */
final class AnswerCounts {

    /** Bars of the distribution of items by agreement: [0, 0.1), [0.1, 0.2), ..., [0.9, 1]. */
    static final int BARS = 10;

    private final Annotations annotations;
    private final Execution execution;
    private final int classes;
    private final int[] sizes;
    private final Totals totals;
    private final Sums sums;

    private AnswerCounts(Annotations annotations, Execution execution, Weights weights) {
        this.annotations = annotations;
        this.execution = execution;
        this.classes = annotations.classes();
        this.sizes = sizes(annotations);
        Shape shape = Shape.of((long) sizes.length * ofGroup() + BARS + 1, 0);
        this.totals = execution.total(
                annotations.blocks(), shape, annotations.items(), (block, into) -> count(block, weights, into));
        this.sums = addUp();
    }

    static AnswerCounts of(Annotations annotations, Execution execution, Weights weights) {
        return new AnswerCounts(annotations, execution, weights);
    }

    private static int[] sizes(Annotations annotations) {
        var occurring = new BitSet();
        for (AnnotationBlock block : annotations.blocks()) {
            for (int i = 0; i < block.items; i++) {
                occurring.set(block.start[i + 1] - block.start[i]);
            }
        }
        occurring.clear(0);
        return occurring.stream().toArray();
    }

    // Per group: items, answers of each class, agreeing pairs of each class.
    private int ofGroup() {
        return 1 + 2 * classes;
    }

    private void count(AnnotationBlock block, Weights weights, Accumulator into) {
        var item = new ClassCounts(classes);
        long[] cells = into.cells;
        int bars = sizes.length * ofGroup();
        double largest = weights.largest(classes);
        double unit = unit(annotations.items());
        for (int i = 0; i < block.items; i++) {
            if (block.start[i] == block.start[i + 1]) {
                continue;
            }
            item.of(block, i);
            int group = Arrays.binarySearch(sizes, item.answers) * ofGroup();
            cells[group]++;
            for (int c = 0; c < item.length; c++) {
                int k = item.classIndex[c];
                cells[group + 1 + k] += item.count[c];
                cells[group + 1 + classes + k] += (long) item.count[c] * (item.count[c] - 1);
            }
            if (item.answers > 1) {
                cells[bars + (int) Math.min(BARS - 1, BARS * item.agreeing() / item.pairs())]++;
                cells[bars + BARS] += Math.round(weights.within(item) / largest / item.pairs() * unit);
            }
        }
    }

    private Sums addUp() {
        var sum = new Sums(classes);
        for (int g = 0; g < sizes.length; g++) {
            int at = g * ofGroup();
            double n = sizes[g];
            long agreeing = 0;
            for (int k = 0; k < classes; k++) {
                long ofClass = totals.count(at + 1 + classes + k);
                sum.addClass(k, n, totals.count(at + 1 + k), ofClass);
                agreeing += ofClass;
            }
            sum.items += totals.count(at);
            if (n > 1) {
                sum.compared += totals.count(at);
                sum.observed += agreeing / (n * (n - 1));
                sum.within += (totals.count(at) * n * (n - 1) - agreeing) / (n - 1);
            }
        }
        sum.distance = totals.count(sizes.length * ofGroup() + BARS) / unit(annotations.items());
        return sum;
    }

    /** The sums over all items, with the differences of names: {@link LevelOfMeasurement#NOMINAL}. */
    Sums sums() {
        return sums;
    }

    /** Adds up other differences within items; one more pass. */
    void measure(Differences differences) {
        double unit = unit(annotations.answers());
        Totals within = execution.total(annotations.blocks(), new Shape(1, 0), annotations.answers(), (block, into) -> {
            var item = new ClassCounts(classes);
            for (int i = 0; i < block.items; i++) {
                if (block.start[i + 1] - block.start[i] > 1) {
                    item.of(block, i);
                    into.cells[0] += Math.round(differences.within(item) / (item.answers - 1) * unit);
                }
            }
        });
        sums.within = within.count(0) / unit;
    }

    /**
     * What 1 is as a long, as fine as a sum of so much allows: finer than the engine's unit, which suits any kernel.
     */
    private static double unit(long most) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, most));
        return Math.scalb(1.0, Math.min(52, 61 - bits));
    }

    /** Compared items whose share of agreeing pairs lies in a bar. */
    long itemsIn(int bar) {
        return totals.count(sizes.length * ofGroup() + bar);
    }

    /** All answers. */
    long answers() {
        return annotations.answers();
    }

    /** Answers that name a class. */
    long answers(int k) {
        long ofClass = 0;
        for (int g = 0; g < sizes.length; g++) {
            ofClass += totals.count(g * ofGroup() + 1 + k);
        }
        return ofClass;
    }
}
