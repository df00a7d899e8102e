package io.labelwright.consensus.ibcc;

/**
 * What is believed of annotators and classes. The arrays are not changed after construction.
 *
 * @param logConfusion expected log-probability of answer l of annotator w when the truth is k, at {@code (w * K + l) *
 *     K + k}; empty before the first iteration
 * @param logPriors expected logarithm of the share of each class, but for a constant
 * @param mass expected items of each class, with the prior ones
 * @param changed how many items changed more than the tolerance in the last pass
 */
record IbccParameters(double[] logConfusion, double[] logPriors, double[] mass, long changed) {

    /** Whether posteriors are still shares of votes. */
    boolean start() {
        return logConfusion.length == 0;
    }
}
