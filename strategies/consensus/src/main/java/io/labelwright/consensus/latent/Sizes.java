package io.labelwright.consensus.latent;

/**
 * How large a model of hidden states is. State s belongs to class {@code s / subtypes}.
 *
 * @param annotators W
 * @param classes K, at least 1
 * @param subtypes hidden kinds of items in each class, M, at least 1
 */
public record Sizes(int annotators, int classes, int subtypes) {

    /** Number of hidden states S = K M. */
    public int states() {
        return classes * subtypes;
    }

    /** Number of counts W K S. */
    public long cells() {
        return (long) annotators * classes * states();
    }
}
