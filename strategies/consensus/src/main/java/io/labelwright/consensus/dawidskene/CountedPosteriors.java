package io.labelwright.consensus.dawidskene;

import io.labelwright.consensus.product.PairedCells;

/**
 * Which posteriors of a block's items the expected counts hold at present, so that an iteration adds what has changed
 * instead of counting everything anew: the incremental variant of expectation-maximisation of R. M. Neal and G. E.
 * Hinton, "A view of the EM algorithm that justifies incremental, sparse, and other variants" (1998). Most items are
 * settled after a few iterations, while the last ones go on for a hundred.
 *
 * <p>A posterior is counted again when one of its probabilities lies some 2^-20 from the counted one. What is counted
 * is rounded to 2^-30, and an item's decision hangs on that item's own past alone: the counts have the same bits for
 * any threads and blocks.
 */
final class CountedPosteriors {

    private static final int STAYS = PairedCells.ONE >> 20;

    /** Per item and class: the probability that is counted, in units of {@link PairedCells#ONE}. */
    final int[] counted;

    private final int classes;

    /** Nothing is counted. */
    CountedPosteriors(int items, int classes) {
        this.counted = new int[Math.multiplyExact(items, classes)];
        this.classes = classes;
    }

    /**
     * Takes an item's posterior for the counted one if it has moved.
     *
     * @param item index in the block
     * @param q holds numbers in proportion to the posterior, from {@code from} on
     * @param inverse 1 / what they sum up to
     * @param changes takes what has to be added to the counts, from {@code at} on; unchanged if nothing has to be
     * @return whether it has moved
     */
    boolean move(int item, double[] q, int from, double inverse, int[] changes, int at) {
        double scale = inverse * PairedCells.ONE;
        int base = item * classes;
        int outside = 0;
        for (int c = 0; c < classes; c++) {
            outside |= rounded(q[from + c] * scale) - counted[base + c] + STAYS;
        }
        // Less than 0, or 2 STAYS and more, sets a bit that no number in between has.
        if ((outside & -2 * STAYS) == 0) {
            return false;
        }
        for (int c = 0; c < classes; c++) {
            int now = rounded(q[from + c] * scale);
            changes[at + c] = now - counted[base + c];
            counted[base + c] = now;
        }
        return true;
    }

    /** Not Math.round: posteriors are not negative, and this is the hot path. */
    private static int rounded(double x) {
        return (int) (x + 0.5);
    }
}
