package io.labelwright.learn.fold;

/**
 * Spreads examples of several classes each over parts so that each part gets its share of every class. As long as there
 * are examples, those of the class that has the fewest left are dealt out, each to the part that lacks most of this
 * class, then to the one that lacks most examples; so rare classes come first, while there is room to choose. Of
 * classes with equally few examples the first one is next. Examples without a class fill up the parts.
 *
 * <p>Sechidis, Tsoumakas, Vlahavas 2011, On the Stratification of Multi-label Data. Here bundles are dealt out, a
 * bundle counting for as many examples as it has. Cost O(classes * classes + classes in bundles * parts).
 */
public final class IterativeStratification {

    private final Bundles bundles;
    private final PartCounts counts;
    private final int complete;
    private final int[] part;
    private final double[] room;
    private final double[][] lacking;

    private IterativeStratification(Bundles bundles, double[] shares, int complete) {
        this.bundles = bundles;
        this.counts = new PartCounts(bundles, shares.length, complete);
        this.complete = complete;
        this.part = new int[bundles.size()];
        this.room = new double[shares.length];
        this.lacking = new double[shares.length][bundles.classes()];
        int examples = bundles.examples();
        int[] totals = bundles.totals();
        for (int p = 0; p < shares.length; p++) {
            room[p] = examples * shares[p];
            for (int k = 0; k < totals.length; k++) {
                lacking[p][k] = totals[k] * shares[p];
            }
        }
    }

    /**
     * The part of each bundle.
     *
     * @param shares per part how much of everything it is to have; they add up to 1
     * @param complete the part that has to have something of every class, as far as bundles allow;
     *     {@link PartCounts#NONE} for none
     */
    public static int[] of(Bundles bundles, double[] shares, int complete) {
        var stratification = new IterativeStratification(bundles, shares, complete);
        stratification.deal();
        return stratification.part;
    }

    private void deal() {
        int[][] having = having();
        var done = new boolean[bundles.size()];
        for (int rarest = rarest(); rarest >= 0; rarest = rarest()) {
            for (int bundle : having[rarest]) {
                if (!done[bundle]) {
                    done[bundle] = true;
                    put(bundle, counts.isLastChance(bundle) ? complete : best(rarest));
                }
            }
        }
        for (int bundle = 0; bundle < done.length; bundle++) {
            if (!done[bundle]) {
                put(bundle, best(-1));
            }
        }
    }

    /** Per class the bundles that have it, in their order. */
    private int[][] having() {
        var sizes = new int[bundles.classes()];
        int cells = bundles.size() == 0 ? 0 : bundles.end(bundles.size() - 1);
        for (int at = 0; at < cells; at++) {
            sizes[bundles.classAt(at)]++;
        }
        var having = new int[sizes.length][];
        for (int k = 0; k < sizes.length; k++) {
            having[k] = new int[sizes[k]];
            sizes[k] = 0;
        }
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            for (int at = bundles.start(bundle); at < bundles.end(bundle); at++) {
                int k = bundles.classAt(at);
                having[k][sizes[k]++] = bundle;
            }
        }
        return having;
    }

    /** The class with the fewest examples left, -1 when none has any. */
    private int rarest() {
        int rarest = -1;
        for (int k = 0; k < bundles.classes(); k++) {
            if (counts.left(k) > 0 && (rarest < 0 || counts.left(k) < counts.left(rarest))) {
                rarest = k;
            }
        }
        return rarest;
    }

    private int best(int k) {
        int best = 0;
        for (int p = 1; p < room.length; p++) {
            int order = k < 0 ? 0 : Double.compare(lacking[p][k], lacking[best][k]);
            if (order > 0 || (order == 0 && room[p] > room[best])) {
                best = p;
            }
        }
        return best;
    }

    private void put(int bundle, int p) {
        part[bundle] = p;
        counts.add(bundle, p);
        room[p] -= bundles.size(bundle);
        for (int at = bundles.start(bundle); at < bundles.end(bundle); at++) {
            lacking[p][bundles.classAt(at)] -= bundles.countAt(at);
        }
    }
}
