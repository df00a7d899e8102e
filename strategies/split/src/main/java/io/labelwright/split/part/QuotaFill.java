package io.labelwright.split.part;

import io.labelwright.learn.fold.Bundles;
import io.labelwright.learn.fold.PartCounts;

/**
 * Fills parts up to a quota per class. Bundles of several items come first, largest first: each goes where the fewest
 * of its items are beyond the quota, and of such parts into one drawn with the room that it has. The items that are
 * alone fill what is left, so that quotas are met unless bundles forbid it.
 */
public final class QuotaFill {

    private final Together together;
    private final Bundles bundles;
    private final int[][] quota;
    private final int complete;
    private final PartCounts counts;
    private final int[] part;

    private QuotaFill(Together together, Bundles bundles, int[][] quota, int complete) {
        this.together = together;
        this.bundles = bundles;
        this.quota = quota;
        this.complete = complete;
        this.counts = new PartCounts(bundles, quota[0].length, complete);
        this.part = new int[bundles.size()];
    }

    /**
     * The part of each bundle.
     *
     * @param bundles with one class per item
     * @param quota per class and part how many items it is to have; for each class they add up to its items
     * @param complete the part that has to have something of every class
     */
    public static int[] of(Together together, Bundles bundles, int[][] quota, int complete) {
        var fill = new QuotaFill(together, bundles, quota, complete);
        for (int bundle : bundles.largestFirst()) {
            if (bundles.size(bundle) > 1) {
                fill.put(bundle, fill.counts.isLastChance(bundle) ? complete : fill.fitting(bundle));
            }
        }
        fill.putSingles();
        return fill.part;
    }

    private void put(int bundle, int p) {
        part[bundle] = p;
        counts.add(bundle, p);
    }

    private int fitting(int bundle) {
        int parts = quota[0].length;
        var beyond = new int[parts];
        var room = new long[parts];
        int least = Integer.MAX_VALUE;
        for (int p = 0; p < parts; p++) {
            for (int at = bundles.start(bundle); at < bundles.end(bundle); at++) {
                int k = bundles.classAt(at);
                int left = Math.max(0, quota[k][p] - counts.count(p, k));
                beyond[p] += Math.max(0, bundles.countAt(at) - left);
                room[p] += left;
            }
            least = Math.min(least, beyond[p]);
        }
        long sum = 0;
        for (int p = 0; p < parts; p++) {
            room[p] = beyond[p] == least ? room[p] : 0;
            sum += room[p];
        }
        double drawn = together.draw(bundle) * sum;
        int best = -1;
        for (int p = 0; p < parts; p++) {
            if (beyond[p] == least && (best < 0 || (sum > 0 && drawn >= 0))) {
                best = p;
            }
            drawn -= room[p];
        }
        return best;
    }

    private void putSingles() {
        int[][] left = leftForSingles();
        var next = new int[quota.length];
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            if (bundles.size(bundle) == 1) {
                int k = bundles.classAt(bundles.start(bundle));
                while (left[k][next[k]] == 0) {
                    next[k]++;
                }
                left[k][next[k]]--;
                part[bundle] = next[k];
            }
        }
    }

    /** Per class and part how many items that are alone it gets: its quota without what is beyond it elsewhere. */
    private int[][] leftForSingles() {
        int parts = quota[0].length;
        var left = new int[quota.length][parts];
        var size = new long[parts];
        for (int k = 0; k < quota.length; k++) {
            for (int p = 0; p < parts; p++) {
                left[k][p] = Math.max(0, quota[k][p] - counts.count(p, k));
                size[p] += left[k][p] + counts.count(p, k) - quota[k][p];
            }
        }
        for (int k = 0; k < quota.length; k++) {
            int beyond = -counts.left(k);
            for (int p = 0; p < parts; p++) {
                beyond += left[k][p];
            }
            for (; beyond > 0; beyond--) {
                int most = -1;
                for (int p = 0; p < parts; p++) {
                    boolean last = p == complete && left[k][p] == 1 && counts.count(p, k) == 0;
                    if (left[k][p] > 0 && !last && (most < 0 || size[p] > size[most])) {
                        most = p;
                    }
                }
                left[k][most]--;
                size[most]--;
            }
        }
        return left;
    }
}
