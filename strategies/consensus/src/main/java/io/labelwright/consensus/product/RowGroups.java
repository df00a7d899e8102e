package io.labelwright.consensus.product;

/**
 * Numbers of a row are taken two to five at a time, in written-out lines: so many stay in registers from answer to
 * answer of an item, and a loop over the numbers of one answer is so short that its own upkeep costs as much as the
 * arithmetic.
 */
final class RowGroups {

    private static final int WIDEST = 5;

    private RowGroups() {}

    /** How many numbers to take from this one on; never leaves a single one over, the group that pays least. */
    static int at(int from, int width) {
        int left = width - from;
        return left == WIDEST + 1 ? 3 : Math.min(WIDEST, left);
    }
}
