package io.labelwright.split.part;

import io.labelwright.learn.fold.PartCounts;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts that so many items are to be split into. Where numbers of items are asked for and there are more items, the
 * last part has no name and takes the rest.
 */
public final class Parts {

    private final List<@Nullable String> names = new ArrayList<>();
    private final double[] shares;
    private final int[] sizes;
    private final int complete;

    private Parts(List<String> names, double[] shares, int[] sizes) {
        this.names.addAll(names);
        if (shares.length > names.size()) {
            this.names.add(null);
        }
        this.shares = shares;
        this.sizes = sizes;
        this.complete = Math.max(0, names.indexOf("train"));
    }

    /**
     * The parts of so many items. Sizes of shares are rounded by the largest remainder, so that they add up.
     *
     * @throws LabelingException when more items are asked for than there are
     */
    public static Parts of(PartOptions options, int items) {
        List<String> names = List.copyOf(options.parts().keySet());
        double[] asked = options.parts().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (options.areShares()) {
            return new Parts(names, asked, LargestRemainder.sizes(items, asked));
        }
        double sum = PartOptions.sum(options.parts());
        if (sum > items) {
            throw new LabelingException(
                    StandardError.OUT_OF_RANGE,
                    null,
                    "parts: " + PartOptions.print(sum) + " items are asked for, and there are " + items,
                    "give shares, such as {train: 0.8, test: 0.2}");
        }
        int all = sum < items ? names.size() + 1 : names.size();
        var sizes = new int[all];
        var shares = new double[all];
        int rest = items;
        for (int p = 0; p < all; p++) {
            sizes[p] = p < asked.length ? (int) asked[p] : rest;
            shares[p] = (double) sizes[p] / items;
            rest -= sizes[p];
        }
        return new Parts(names, shares, sizes);
    }

    /** Folds of equal size, called 0, 1, 2, ...; none of them has to have every class. */
    public static Parts folds(int folds, int items) {
        var names = new ArrayList<String>();
        var shares = new double[folds];
        for (int f = 0; f < folds; f++) {
            names.add(Integer.toString(f));
            shares[f] = 1.0 / folds;
        }
        return new Parts(names, shares, LargestRemainder.sizes(items, shares));
    }

    /** How many parts there are. */
    public int count() {
        return shares.length;
    }

    /** Name of a part; null for the items that are in none. */
    public @Nullable String name(int part) {
        return names.get(part);
    }

    /** Which share of the items each part is to have; they add up to 1. */
    public double[] shares() {
        return shares.clone();
    }

    /** How many items each part is to have. */
    public int[] sizes() {
        return sizes.clone();
    }

    /**
     * The part that has to have something of every class: the one called train, else the first.
     *
     * @see PartCounts#isLastChance
     */
    public int complete() {
        return complete;
    }
}
