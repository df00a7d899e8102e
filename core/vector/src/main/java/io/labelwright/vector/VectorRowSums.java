package io.labelwright.vector;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.RowSums;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of four numbers at a time, three such at once where rows are wide enough. So few instructions an edge let a
 * processor look further ahead: rows that lie anywhere in memory are fetched many at a time.
 */
final class VectorRowSums implements RowSums {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
    /** The one that other kernels use, too: Java makes no good code of two. */
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = FLOATS.length();
    private static final int ONE = 4;
    private static final int TWO = 8;
    private static final int THREE = 12;

    private final RowSums plain = RowSums.plain();

    @Override
    public void of(CsrGraph graph, double[] x, double[] into, int width, int from, int to) {
        int[] start = graph.start();
        int[] target = graph.target();
        float[] weight = graph.weight();
        for (int node = from; node < to; node++) {
            int first = start[node];
            int end = start[node + 1];
            int k = 0;
            for (; k + THREE <= width; k += THREE) {
                if (weight == null) {
                    plainThree(target, first, end, x, width, k, into, node * width + k);
                } else {
                    weightedThree(target, weight, first, end, x, width, k, into, node * width + k);
                }
            }
            for (; k < width; k += ONE) {
                if (weight == null) {
                    plainOne(target, first, end, x, width, k, into, node * width + k);
                } else {
                    weightedOne(target, weight, first, end, x, width, k, into, node * width + k);
                }
            }
        }
    }

    private static void plainThree(
            int[] target, int first, int end, double[] x, int width, int k, double[] into, int at) {
        DoubleVector sum0 = DoubleVector.zero(DOUBLES);
        DoubleVector sum1 = sum0;
        DoubleVector sum2 = sum0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            sum0 = sum0.add(DoubleVector.fromArray(DOUBLES, x, row));
            sum1 = sum1.add(DoubleVector.fromArray(DOUBLES, x, row + ONE));
            sum2 = sum2.add(DoubleVector.fromArray(DOUBLES, x, row + TWO));
        }
        sum0.intoArray(into, at);
        sum1.intoArray(into, at + ONE);
        sum2.intoArray(into, at + TWO);
    }

    private static void plainOne(
            int[] target, int first, int end, double[] x, int width, int k, double[] into, int at) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int e = first; e < end; e++) {
            sum = sum.add(DoubleVector.fromArray(DOUBLES, x, target[e] * width + k));
        }
        sum.intoArray(into, at);
    }

    private static void weightedThree(
            int[] target, float[] weight, int first, int end, double[] x, int width, int k, double[] into, int at) {
        DoubleVector sum0 = DoubleVector.zero(DOUBLES);
        DoubleVector sum1 = sum0;
        DoubleVector sum2 = sum0;
        for (int e = first; e < end; e++) {
            int row = target[e] * width + k;
            // Not mul(double), which Java 17 does not make one instruction of; nor fma, which rounds once.
            DoubleVector w = DoubleVector.broadcast(DOUBLES, weight[e]);
            sum0 = sum0.add(DoubleVector.fromArray(DOUBLES, x, row).mul(w));
            sum1 = sum1.add(DoubleVector.fromArray(DOUBLES, x, row + ONE).mul(w));
            sum2 = sum2.add(DoubleVector.fromArray(DOUBLES, x, row + TWO).mul(w));
        }
        sum0.intoArray(into, at);
        sum1.intoArray(into, at + ONE);
        sum2.intoArray(into, at + TWO);
    }

    private static void weightedOne(
            int[] target, float[] weight, int first, int end, double[] x, int width, int k, double[] into, int at) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int e = first; e < end; e++) {
            DoubleVector w = DoubleVector.broadcast(DOUBLES, weight[e]);
            sum = sum.add(
                    DoubleVector.fromArray(DOUBLES, x, target[e] * width + k).mul(w));
        }
        sum.intoArray(into, at);
    }

    @Override
    public void of(CsrGraph graph, float[] x, float[] into, int width, int stride, int from, int to) {
        if (stride % LANES != 0) {
            plain.of(graph, x, into, width, stride, from, to);
            return;
        }
        int[] start = graph.start();
        int[] target = graph.target();
        float[] weight = graph.weight();
        for (int node = from; node < to; node++) {
            int first = start[node];
            int end = start[node + 1];
            int row = HEAD + node * stride;
            if (end - first > MANY) {
                RowSums.many(graph, x, into, width, stride, node);
            } else if (weight == null) {
                plain(target, first, end, x, stride, into, row);
            } else {
                weighted(target, weight, first, end, x, stride, into, row);
            }
        }
    }

    private static void plain(int[] target, int first, int end, float[] x, int stride, float[] into, int row) {
        int k = 0;
        for (; k + 2 * LANES <= stride; k += 2 * LANES) {
            plainTwo(target, first, end, x, stride, HEAD + k, into, row + k);
        }
        if (k < stride) {
            plainOne(target, first, end, x, stride, HEAD + k, into, row + k);
        }
    }

    private static void weighted(
            int[] target, float[] weight, int first, int end, float[] x, int stride, float[] into, int row) {
        int k = 0;
        for (; k + 2 * LANES <= stride; k += 2 * LANES) {
            weightedTwo(target, weight, first, end, x, stride, HEAD + k, into, row + k);
        }
        if (k < stride) {
            weightedOne(target, weight, first, end, x, stride, HEAD + k, into, row + k);
        }
    }

    private static void plainTwo(int[] target, int first, int end, float[] x, int stride, int k, float[] into, int at) {
        FloatVector sum0 = FloatVector.zero(FLOATS);
        FloatVector sum1 = FloatVector.zero(FLOATS);
        for (int e = first; e < end; e++) {
            int row = target[e] * stride + k;
            sum0 = sum0.add(FloatVector.fromArray(FLOATS, x, row));
            sum1 = sum1.add(FloatVector.fromArray(FLOATS, x, row + LANES));
        }
        sum0.intoArray(into, at);
        sum1.intoArray(into, at + LANES);
    }

    private static void plainOne(int[] target, int first, int end, float[] x, int stride, int k, float[] into, int at) {
        FloatVector sum0 = FloatVector.zero(FLOATS);
        for (int e = first; e < end; e++) {
            int row = target[e] * stride + k;
            sum0 = sum0.add(FloatVector.fromArray(FLOATS, x, row));
        }
        sum0.intoArray(into, at);
    }

    private static void weightedTwo(
            int[] target, float[] weight, int first, int end, float[] x, int stride, int k, float[] into, int at) {
        FloatVector sum0 = FloatVector.zero(FLOATS);
        FloatVector sum1 = FloatVector.zero(FLOATS);
        for (int e = first; e < end; e++) {
            int row = target[e] * stride + k;
            FloatVector w = FloatVector.broadcast(FLOATS, weight[e]);
            sum0 = sum0.add(FloatVector.fromArray(FLOATS, x, row).mul(w));
            sum1 = sum1.add(FloatVector.fromArray(FLOATS, x, row + LANES).mul(w));
        }
        sum0.intoArray(into, at);
        sum1.intoArray(into, at + LANES);
    }

    private static void weightedOne(
            int[] target, float[] weight, int first, int end, float[] x, int stride, int k, float[] into, int at) {
        FloatVector sum0 = FloatVector.zero(FLOATS);
        for (int e = first; e < end; e++) {
            int row = target[e] * stride + k;
            FloatVector w = FloatVector.broadcast(FLOATS, weight[e]);
            sum0 = sum0.add(FloatVector.fromArray(FLOATS, x, row).mul(w));
        }
        sum0.intoArray(into, at);
    }
}
