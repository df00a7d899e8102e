package io.labelwright.consensus.coin;

/**
 * State of the model between two iterations. The arrays are not changed after construction.
 *
 * @param accuracy probability that an annotator's answer is right
 * @param odds factor by which an answer raises the posterior of the answered class over every other one: {@code (K - 1)
 *     accuracy / (1 - accuracy)}
 * @param priors share of each class before answers are seen
 * @param classShare mean posterior of each class under the parameters before these
 * @param agreement mean posterior of the answered class over all answers, under the parameters before these
 * @param baseline sum over answers of the log-likelihood of being wrong in one direction, {@code (1 - accuracy) / (K -
 *     1)}
 * @param logLikelihood mean log-likelihood per answer of the parameters before these; hugely negative before the first
 *     iteration
 */
record CoinParameters(
        double[] accuracy,
        double[] odds,
        double[] priors,
        double[] classShare,
        double agreement,
        double baseline,
        double logLikelihood) {}
