package io.labelwright.learn.fold;

/**
 * How many examples of each class the parts have so far, and who may not go without: the part that is learned from gets
 * the last bundle of a class that it has nothing of yet.
 */
public final class PartCounts {

    /** No part has to have every class. */
    public static final int NONE = -1;

    private final Bundles bundles;
    private final int[][] counts;
    private final int[] left;
    private final int complete;

    /**
     * Nothing is in a part yet.
     *
     * @param complete the part that has to have something of every class; {@link #NONE} for none
     */
    public PartCounts(Bundles bundles, int parts, int complete) {
        this.bundles = bundles;
        this.counts = new int[parts][bundles.classes()];
        this.left = bundles.totals();
        this.complete = complete;
    }

    /** Whether a class would be lost to the part that has to have all unless the bundle goes there. */
    public boolean isLastChance(int bundle) {
        if (complete == NONE) {
            return false;
        }
        for (int at = bundles.start(bundle); at < bundles.end(bundle); at++) {
            int k = bundles.classAt(at);
            if (counts[complete][k] == 0 && left[k] == bundles.countAt(at)) {
                return true;
            }
        }
        return false;
    }

    /** Puts a bundle into a part. */
    public void add(int bundle, int part) {
        for (int at = bundles.start(bundle); at < bundles.end(bundle); at++) {
            counts[part][bundles.classAt(at)] += bundles.countAt(at);
            left[bundles.classAt(at)] -= bundles.countAt(at);
        }
    }

    /** How many examples of a class a part has. */
    public int count(int part, int k) {
        return counts[part][k];
    }

    /** How many examples of a class are in no part yet. */
    public int left(int k) {
        return left[k];
    }
}
