package io.labelwright.consensus.dawidskene;

/**
 * State of the model between two iterations. The arrays are not changed after construction.
 *
 * @param theta probability that annotator w answers l when the truth is k, at {@code (w * K + l) * K + k}: the K
 *     numbers that one answer multiplies lie side by side; empty before the first iteration
 * @param priors pi: share of each class
 * @param used classes that can occur: those that were answered, known or given a prior
 * @param logLikelihood mean log-likelihood per answer of the parameters before this iteration; minus infinity before
 *     the first
 * @param counts expected answers (in the layout of theta) from which theta was made
 * @param mass expected items of each class, from which the priors were made
 */
record Parameters(
        double[] theta, double[] priors, boolean[] used, double logLikelihood, double[] counts, double[] mass) {

    /** Whether posteriors are still shares of votes. */
    boolean start() {
        return theta.length == 0;
    }
}
