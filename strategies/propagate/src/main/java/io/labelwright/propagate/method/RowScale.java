package io.labelwright.propagate.method;

/** Rows of scores that add up to 1. */
public final class RowScale {

    private RowScale() {}

    /** Divides some numbers by their sum; leaves them where it is not above 0. */
    public static void normalise(double[] values, int from, int count) {
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += values[k];
        }
        if (sum > 0) {
            for (int k = from; k < from + count; k++) {
                values[k] /= sum;
            }
        }
    }
}
