package io.labelwright.consensus.latent;

/**
 * State of a model between two iterations. The arrays are not changed after construction.
 *
 * @param factors see {@link AnnotatorRule.Learned}; empty before the first iteration
 * @param starts see {@link AnnotatorRule.Learned}
 * @param carry see {@link AnnotatorRule.Learned}
 * @param counts expected answers from which the factors were made
 * @param mass expected items in each state
 * @param majority share of votes for each class, summed over items
 * @param moved items whose posterior changed by the tolerance or more in the last iteration
 * @param smallest the smallest factor
 */
public record LatentParameters(
        double[] factors,
        double[] starts,
        double[] carry,
        double[] counts,
        double[] mass,
        double[] majority,
        long moved,
        double smallest) {

    /** Whether posteriors are still shares of votes. */
    boolean start() {
        return factors.length == 0;
    }
}
