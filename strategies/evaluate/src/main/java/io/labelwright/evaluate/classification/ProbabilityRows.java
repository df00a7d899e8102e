package io.labelwright.evaluate.classification;

import io.labelwright.spi.table.Segment;
import java.util.Arrays;
import java.util.List;

/** Judged items whose labels have probabilities: their truth, and where the table has their rows. */
final class ProbabilityRows {

    private final List<? extends Segment> segments;
    /** Column of each class's probability, -1 for none. */
    private final int[] probability;

    private int[] segmentOf = new int[16];
    private int[] rowOf = new int[16];
    private int[] truth = new int[16];
    private int size;

    ProbabilityRows(List<? extends Segment> segments, int[] probability) {
        this.segments = segments;
        this.probability = probability;
    }

    void add(int segment, int row, int trueClass) {
        if (size == truth.length) {
            int larger = size + (size >> 1);
            segmentOf = Arrays.copyOf(segmentOf, larger);
            rowOf = Arrays.copyOf(rowOf, larger);
            truth = Arrays.copyOf(truth, larger);
        }
        segmentOf[size] = segment;
        rowOf[size] = row;
        truth[size++] = trueClass;
    }

    int size() {
        return size;
    }

    /** How many classes the schema has. */
    int classes() {
        return probability.length;
    }

    /** The class of each item. */
    int[] truth() {
        return Arrays.copyOf(truth, size);
    }

    /** The probability of one class for each item. */
    double[] of(int k) {
        var values = new double[size];
        for (int i = 0; i < size && probability[k] >= 0; i++) {
            values[i] = segments.get(segmentOf[i]).column(probability[k]).number(rowOf[i]);
        }
        return values;
    }
}
