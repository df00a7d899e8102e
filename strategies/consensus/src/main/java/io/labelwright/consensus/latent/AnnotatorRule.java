package io.labelwright.consensus.latent;

/** How a model of hidden states learns from expected counts: its M-step, in the form of factors for the E-step. */
public interface AnnotatorRule {

    /**
     * What the rule learns.
     *
     * @param factors what an answer multiplies the states of its item by, in the layout of the counts; positive
     * @param starts what the states of every item start with; positive, of any common scale
     * @param carry what the rule wants back in the next iteration; empty for nothing
     */
    record Learned(double[] factors, double[] starts, double[] carry) {}

    /**
     * Learns.
     *
     * @param sizes the sizes of the problem
     * @param counts expected number of answers l of annotator w to items in state s, at {@code (w * K + l) * S + s}
     * @param mass expected number of items in each state
     * @param majority share of votes for each class, summed over items: what the classes weighed before any model
     * @param carry what the rule returned in the iteration before; empty at first
     */
    Learned learn(Sizes sizes, double[] counts, double[] mass, double[] majority, double[] carry);
}
