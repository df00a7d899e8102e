package io.labelwright.engine.execution;

/** Adds vectors in a fixed binary tree over their order: the same bits however they were computed, and small errors. */
final class PairwiseSum {

    private PairwiseSum() {}

    static double[] of(double[][] vectors, int length) {
        var sum = new double[length];
        for (int i = 0; i < length && vectors.length > 0; i++) {
            sum[i] = sum(vectors, i, 0, vectors.length);
        }
        return sum;
    }

    private static double sum(double[][] vectors, int i, int from, int to) {
        if (to - from == 1) {
            return vectors[from][i];
        }
        int middle = (from + to) >>> 1;
        return sum(vectors, i, from, middle) + sum(vectors, i, middle, to);
    }
}
