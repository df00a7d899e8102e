package io.labelwright.consensus.fastdawidskene;

/**
 * State of the model between two iterations. The arrays are not changed after construction.
 *
 * @param theta probability that annotator w answers l when the truth is k, at {@code (w * K + l) * K + k}; empty before
 *     the first iteration
 * @param priors share of each class, as given or estimated
 * @param shares share of each class among the decisions before
 * @param moved sum of the changes of these shares in the last iteration
 * @param hard whether decisions are hard
 */
record FastParameters(double[] theta, double[] priors, double[] shares, double moved, boolean hard) {

    /** Whether decisions are still those of the votes. */
    boolean start() {
        return theta.length == 0;
    }
}
