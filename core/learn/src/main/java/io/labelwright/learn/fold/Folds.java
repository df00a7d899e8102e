package io.labelwright.learn.fold;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Cuts examples into folds that each have nearly the same share of every class. Depends on classes and keys alone, so
 * the order of examples changes nothing.
 */
public final class Folds {

    private Folds() {}

    /**
     * The fold of each example.
     *
     * @param labels per example its class, from 0
     * @param keys per example a random number; those of a class are dealt out in the order of these
     * @param folds how many, at least 2
     */
    public static int[] stratified(int[] labels, long[] keys, int folds) {
        Integer[] order = order(keys);
        var fold = new int[labels.length];
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        // The next class goes on where the last one ended, so that folds have equal sizes too.
        var next = new int[classes + 1];
        for (int label : labels) {
            next[label + 1]++;
        }
        for (int k = 0; k < classes; k++) {
            next[k + 1] += next[k];
        }
        for (int example : order) {
            fold[example] = next[labels[example]]++ % folds;
        }
        return fold;
    }

    /**
     * The fold of each example where examples of one group stay together: the largest groups first, each goes where it
     * makes the classes' shares the most equal.
     *
     * @param labels per example its class, from 0
     * @param groups per example the name of its group
     * @param keys per example a random number; of groups of one size that with the smallest goes first
     * @param folds how many, at least 2
     */
    public static int[] grouped(int[] labels, String[] groups, long[] keys, int folds) {
        // Bundles are numbered in the order of keys, so that the order of examples has no say.
        Map<String, Integer> bundleOf = new HashMap<>();
        for (int example : order(keys)) {
            bundleOf.putIfAbsent(groups[example], bundleOf.size());
        }
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        int[] bundle = Arrays.stream(groups)
                .mapToInt(group -> bundleOf.getOrDefault(group, 0))
                .toArray();
        int[] ends = IntStream.rangeClosed(1, labels.length).toArray();
        var shares = new double[folds];
        Arrays.fill(shares, 1);
        int[] foldOf =
                BundleParts.of(Bundles.of(bundle, ends, labels, bundleOf.size(), classes), shares, PartCounts.NONE);
        return Arrays.stream(bundle).map(b -> foldOf[b]).toArray();
    }

    private static Integer[] order(long[] keys) {
        var order = new Integer[keys.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(keys[a], keys[b]));
        return order;
    }
}
