package io.labelwright.learn.tree;

import io.labelwright.learn.Examples;
import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;

/**
 * The features of examples, each number replaced by its bin among at most 256 of its column. Between bins lie the
 * middles of neighbouring numbers, all of them where there are few, else those that cut the examples into equal parts.
 */
final class BinnedColumns {

    private static final int MOST = 256;

    /** Per column the upper end of each bin but the last. */
    private final double[][] edges;
    /** Per column the bin of each example. */
    private final byte[][] bins;

    BinnedColumns(Examples examples) {
        int columns = examples.features().columns().size();
        this.edges = new double[columns][];
        this.bins = new byte[columns][];
        double[][] values = columns(examples, columns);
        for (int c = 0; c < columns; c++) {
            edges[c] = edges(values[c]);
            bins[c] = new byte[values[c].length];
            for (int i = 0; i < values[c].length; i++) {
                int at = Arrays.binarySearch(edges[c], values[c][i]);
                bins[c][i] = (byte) (at >= 0 ? at : -at - 1);
            }
            values[c] = new double[0];
        }
    }

    private static double[][] columns(Examples examples, int columns) {
        FeatureRows features = examples.features();
        var values = new double[columns][examples.size()];
        for (int i = 0; i < examples.size(); i++) {
            int item = examples.items()[i];
            for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
                values[features.column(entry)][i] = features.value(entry);
            }
        }
        return values;
    }

    private static double[] edges(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST) {
            var edges = new double[Math.max(0, distinct.length - 1)];
            for (int b = 0; b < edges.length; b++) {
                edges[b] = middle(distinct[b], distinct[b + 1]);
            }
            return edges;
        }
        var edges = new double[MOST - 1];
        int count = 0;
        for (int b = 1; b < MOST; b++) {
            int at = (int) ((long) b * sorted.length / MOST);
            double edge = sorted[at - 1] == sorted[at] ? sorted[at] : middle(sorted[at - 1], sorted[at]);
            if (count == 0 || edge > edges[count - 1]) {
                edges[count++] = edge;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    /** A number from the lower one up to, but below, the upper one. */
    private static double middle(double lower, double upper) {
        double middle = lower / 2 + upper / 2;
        return middle >= lower && middle < upper ? middle : lower;
    }

    int columns() {
        return edges.length;
    }

    /** How many bins a column has. */
    int bins(int column) {
        return edges[column].length + 1;
    }

    int bin(int column, int example) {
        return bins[column][example] & 0xFF;
    }

    /** The greatest number that is in a bin or below. */
    double edge(int column, int bin) {
        return edges[column][bin];
    }
}
