package io.labelwright.consensus.latent;

/**
 * How many items each class is taken to have before any model: alpha of the Dirichlet prior of the shares of classes.
 *
 * @param votes how often the votes count: the share of votes for the class, summed over items, is multiplied by this
 * @param items what is added to each class
 */
public record ClassPrior(double votes, double items) {

    /** A Dirichlet prior has weight everywhere, also where a class got no vote. */
    private static final double LEAST = 1e-9;

    /** The same for every class, whatever the votes say. */
    public static ClassPrior flat(double items) {
        return new ClassPrior(0, items);
    }

    /** The votes, and so many items more. */
    public static ClassPrior votesAnd(double items) {
        return new ClassPrior(1, items);
    }

    /** Alpha of a class with this share of votes, summed over items. */
    double of(double majority) {
        return Math.max(votes * majority + items, LEAST);
    }
}
