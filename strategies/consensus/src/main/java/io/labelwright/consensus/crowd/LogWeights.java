package io.labelwright.consensus.crowd;

/** Probabilities from logarithms of weights. */
public final class LogWeights {

    private LogWeights() {}

    /**
     * Replaces logarithms of weights by the probabilities that they are proportional to.
     *
     * @param values logarithms; minus infinity is a weight of 0
     * @param from the first
     * @param count how many
     * @return logarithm of the sum of the weights
     */
    public static double normalise(double[] values, int from, int count) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = from; k < from + count; k++) {
            most = Math.max(most, values[k]);
        }
        if (most == Double.NEGATIVE_INFINITY) {
            // No class is possible: none is better than another.
            java.util.Arrays.fill(values, from, from + count, 1.0 / count);
            return most;
        }
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            values[k] = StrictMath.exp(values[k] - most);
            sum += values[k];
        }
        for (int k = from; k < from + count; k++) {
            values[k] /= sum;
        }
        return most + io.labelwright.math.function.PortableLog.log(sum);
    }
}
