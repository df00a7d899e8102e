package io.labelwright.consensus.vote;

/** What a round makes of the agreement with its winners. */
@FunctionalInterface
public interface WeightRule {

    /**
     * The weights of the next round.
     *
     * @param weights those of this round; not to be changed
     * @param accuracy share of each annotator's answers that won in this round
     * @param iteration 0 for the first round
     */
    double[] next(double[] weights, double[] accuracy, int iteration);
}
