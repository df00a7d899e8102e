package io.labelwright.learn.fold;

import java.util.Arrays;

/**
 * Examples in bundles that stay together, and how many of each class a bundle has: a sparse matrix. What is done with
 * bundles of one kind is done in their order, which the caller draws at random.
 */
public final class Bundles {

    private final int classes;
    private final int[] sizes;
    private final int[] ends;
    private final int[] classOf;
    private final int[] counts;

    private Bundles(int classes, int[] sizes, int[] ends, int[] classOf, int[] counts) {
        this.classes = classes;
        this.sizes = sizes;
        this.ends = ends;
        this.classOf = classOf;
        this.counts = counts;
    }

    /**
     * Bundles of examples.
     *
     * @param bundleOf per example its bundle, from 0 and without gaps
     * @param ends per example where its classes end in {@code classOf}; they begin where those of the one before end
     * @param classOf the classes of the examples, one after the other, from 0; an example has each once
     * @param bundles how many bundles there are
     * @param classes how many classes there are
     */
    public static Bundles of(int[] bundleOf, int[] ends, int[] classOf, int bundles, int classes) {
        var sizes = new int[bundles];
        var starts = new int[bundles + 1];
        for (int i = 0; i < bundleOf.length; i++) {
            sizes[bundleOf[i]]++;
            starts[bundleOf[i] + 1] += ends[i] - (i == 0 ? 0 : ends[i - 1]);
        }
        for (int b = 0; b < bundles; b++) {
            starts[b + 1] += starts[b];
        }
        var all = new int[classOf.length];
        int[] next = Arrays.copyOf(starts, bundles);
        for (int i = 0; i < bundleOf.length; i++) {
            for (int at = i == 0 ? 0 : ends[i - 1]; at < ends[i]; at++) {
                all[next[bundleOf[i]]++] = classOf[at];
            }
        }
        return counted(classes, sizes, starts, all);
    }

    /** Sorts the classes of each bundle and counts the equal ones. */
    private static Bundles counted(int classes, int[] sizes, int[] starts, int[] all) {
        var bundleEnds = new int[sizes.length];
        var counts = new int[all.length];
        int size = 0;
        for (int b = 0; b < sizes.length; b++) {
            Arrays.sort(all, starts[b], starts[b + 1]);
            int first = size;
            for (int at = starts[b]; at < starts[b + 1]; at++) {
                if (size == first || all[size - 1] != all[at]) {
                    all[size] = all[at];
                    counts[size++] = 0;
                }
                counts[size - 1]++;
            }
            bundleEnds[b] = size;
        }
        return new Bundles(classes, sizes, bundleEnds, Arrays.copyOf(all, size), Arrays.copyOf(counts, size));
    }

    /** The same with one class more, of which every example is one, so that sizes count like a class. */
    public Bundles withSizes() {
        var moreEnds = new int[sizes.length];
        var moreClasses = new int[classOf.length + sizes.length];
        var moreCounts = new int[moreClasses.length];
        int size = 0;
        for (int b = 0; b < sizes.length; b++) {
            for (int at = start(b); at < ends[b]; at++) {
                moreClasses[size] = classOf[at];
                moreCounts[size++] = counts[at];
            }
            moreClasses[size] = classes;
            moreCounts[size++] = sizes[b];
            moreEnds[b] = size;
        }
        return new Bundles(classes + 1, sizes, moreEnds, moreClasses, moreCounts);
    }

    /** How many bundles there are. */
    public int size() {
        return sizes.length;
    }

    /** How many classes there are. */
    public int classes() {
        return classes;
    }

    /** How many examples a bundle has. */
    public int size(int bundle) {
        return sizes[bundle];
    }

    /** How many examples all bundles have. */
    public int examples() {
        return Arrays.stream(sizes).sum();
    }

    /** Where the classes of a bundle start, for {@link #classAt} and {@link #countAt}. */
    public int start(int bundle) {
        return bundle == 0 ? 0 : ends[bundle - 1];
    }

    /** Where the classes of a bundle end. */
    public int end(int bundle) {
        return ends[bundle];
    }

    /** A class that a bundle has. */
    public int classAt(int at) {
        return classOf[at];
    }

    /** How many examples of that class the bundle has, at least 1. */
    public int countAt(int at) {
        return counts[at];
    }

    /** How many examples of each class there are. */
    public int[] totals() {
        var totals = new int[classes];
        for (int at = 0; at < classOf.length; at++) {
            totals[classOf[at]] += counts[at];
        }
        return totals;
    }

    /** The bundles, largest first; those of one size in their order. */
    public int[] largestFirst() {
        var order = new long[sizes.length];
        Arrays.setAll(order, b -> (long) (Integer.MAX_VALUE - sizes[b]) << 32 | b);
        Arrays.sort(order);
        return Arrays.stream(order).mapToInt(packed -> (int) packed).toArray();
    }
}
