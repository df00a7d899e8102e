package io.labelwright.learn.fold;

/**
 * Spreads bundles over parts so that each part gets its share of every class: the largest bundles first, each goes
 * where it adds the least to the sum of the squared shares of classes, a part of double share weighing half. No part
 * stays empty while there are bundles enough. Cost O(classes in bundles * parts).
 */
public final class BundleParts {

    private BundleParts() {}

    /**
     * The part of each bundle.
     *
     * @param shares per part how much of everything it is to have, above 0
     * @param complete the part that has to have something of every class, as far as bundles allow;
     *     {@link PartCounts#NONE} for none
     */
    public static int[] of(Bundles bundles, double[] shares, int complete) {
        var counts = new PartCounts(bundles, shares.length, complete);
        int[] total = bundles.totals();
        var part = new int[bundles.size()];
        var filled = new boolean[shares.length];
        int empty = shares.length;
        int left = part.length;
        for (int bundle : bundles.largestFirst()) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            boolean intoEmpty = empty >= left && empty > 0;
            for (int p = 0; p < shares.length; p++) {
                if (intoEmpty && filled[p]) {
                    continue;
                }
                double cost = cost(bundles, bundle, counts, p, total) / shares[p];
                if (cost < least) {
                    least = cost;
                    best = p;
                }
            }
            part[bundle] = counts.isLastChance(bundle) ? complete : best;
            counts.add(bundle, part[bundle]);
            empty -= filled[part[bundle]] ? 0 : 1;
            filled[part[bundle]] = true;
            left--;
        }
        return part;
    }

    /** By how much a bundle adds to the sum of the squared shares of classes in a part. */
    private static double cost(Bundles bundles, int bundle, PartCounts counts, int part, int[] total) {
        double cost = 0;
        for (int at = bundles.start(bundle); at < bundles.end(bundle); at++) {
            int k = bundles.classAt(at);
            double all = total[k];
            double after = (counts.count(part, k) + bundles.countAt(at)) / all;
            double before = counts.count(part, k) / all;
            cost += after * after - before * before;
        }
        return cost;
    }
}
