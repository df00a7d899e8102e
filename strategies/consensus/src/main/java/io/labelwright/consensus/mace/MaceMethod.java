package io.labelwright.consensus.mace;

/** How parameters are made of expected counts. */
public enum MaceMethod {
    /** Variational Bayes: priors on knowing and on strategies. */
    VB,

    /** Expectation-maximisation of the likelihood, with a little smoothing. */
    EM
}
