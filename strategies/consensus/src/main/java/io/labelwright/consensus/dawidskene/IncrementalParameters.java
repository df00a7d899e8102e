package io.labelwright.consensus.dawidskene;

/**
 * State of {@link IncrementalKernel} between two iterations: as {@link Parameters}, with rows of theta in single
 * precision that have an even number of numbers, the last one 0 where there are odd many classes. The arrays are not
 * changed after construction.
 */
record IncrementalParameters(
        float[] theta, double[] priors, boolean[] used, double logLikelihood, double[] counts, double[] mass) {

    /** Whether posteriors are still shares of votes. */
    boolean start() {
        return theta.length == 0;
    }
}
