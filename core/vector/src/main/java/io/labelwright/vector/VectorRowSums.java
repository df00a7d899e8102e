package io.labelwright.vector;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.RowSums;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of four numbers at a time, three such at once where rows are wide enough. So few instructions an edge let a
 * processor look further ahead: rows that lie anywhere in memory are fetched many at a time.
 */
final class VectorRowSums implements RowSums {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
    private static final int ONE = 4;
    private static final int TWO = 8;
    private static final int THREE = 12;

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
}
