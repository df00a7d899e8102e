package io.labelwright.learn.fold;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
        int next = 0;
        for (int k = 0; k < classes; k++) {
            // The next class goes on where the last one ended, so that folds have equal sizes too.
            for (int example : order) {
                if (labels[example] == k) {
                    fold[example] = next++ % folds;
                }
            }
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
        Map<String, Group> byName = new HashMap<>();
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        for (int i = 0; i < labels.length; i++) {
            Group group = byName.computeIfAbsent(groups[i], name -> new Group(classes));
            group.counts[labels[i]]++;
            group.size++;
            group.key = Math.min(group.key, keys[i]);
        }
        var total = new double[classes];
        for (int label : labels) {
            total[label]++;
        }
        var counts = new double[folds][classes];
        byName.values().stream()
                .sorted((a, b) -> a.size != b.size ? Integer.compare(b.size, a.size) : Long.compare(a.key, b.key))
                .forEach(group -> {
                    int best = 0;
                    double least = Double.POSITIVE_INFINITY;
                    for (int f = 0; f < folds; f++) {
                        double cost = cost(counts[f], group.counts, total);
                        if (cost < least) {
                            least = cost;
                            best = f;
                        }
                    }
                    group.fold = best;
                    for (int k = 0; k < classes; k++) {
                        counts[best][k] += group.counts[k];
                    }
                });
        var fold = new int[labels.length];
        for (int i = 0; i < fold.length; i++) {
            fold[i] = byName.get(groups[i]).fold;
        }
        return fold;
    }

    /** By how much a group adds to the sum of the squared shares of classes in a fold. */
    private static double cost(double[] fold, int[] group, double[] total) {
        double cost = 0;
        for (int k = 0; k < group.length; k++) {
            if (total[k] > 0) {
                double after = (fold[k] + group[k]) / total[k];
                double before = fold[k] / total[k];
                cost += after * after - before * before;
            }
        }
        return cost;
    }

    private static Integer[] order(long[] keys) {
        var order = new Integer[keys.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(keys[a], keys[b]));
        return order;
    }

    private static final class Group {
        private final int[] counts;
        private int size;
        private long key = Long.MAX_VALUE;
        private int fold;

        Group(int classes) {
            this.counts = new int[classes];
        }
    }
}
