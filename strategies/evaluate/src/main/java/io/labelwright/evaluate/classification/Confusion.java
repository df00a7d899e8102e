package io.labelwright.evaluate.classification;

import io.labelwright.evaluate.metric.KeyCounts;
import java.util.Arrays;

/**
 * How often each answer met each truth, cells with items only, sorted by truth and then answer. The classes that occur
 * are numbered anew, so that everything downstream costs what occurs and not what the schema could hold.
 */
final class Confusion {

    /** The answer of items that have a truth and no label. */
    static final int UNRESOLVED = -1;

    /** Class index by number, ascending. */
    final int[] classes;

    /** Number of each cell's true class. */
    final int[] truth;

    /** Number of each cell's answered class, or {@link #UNRESOLVED}. */
    final int[] answer;

    /** Items in each cell. */
    final long[] count;

    private Confusion(int[] classes, int[] truth, int[] answer, long[] count) {
        this.classes = classes;
        this.truth = truth;
        this.answer = answer;
        this.count = count;
    }

    /** The key under which an item is counted; answers may be {@link #UNRESOLVED}. */
    static long key(int group, int truth, int answer, int classes) {
        return ((long) group * classes + truth) * (classes + 1) + answer + 1;
    }

    /** The confusions of groups 0, 1, 2, ... from counts by {@link #key}. */
    static Confusion[] of(KeyCounts counts, int groups, int classes) {
        long[] keys = counts.sortedKeys();
        long perGroup = (long) classes * (classes + 1);
        var confusions = new Confusion[groups];
        int from = 0;
        for (int group = 0; group < groups; group++) {
            int to = from;
            while (to < keys.length && keys[to] / perGroup == group) {
                to++;
            }
            confusions[group] = of(counts, Arrays.copyOfRange(keys, from, to), classes);
            from = to;
        }
        return confusions;
    }

    private static Confusion of(KeyCounts counts, long[] keys, int classes) {
        var truth = new int[keys.length];
        var answer = new int[keys.length];
        var count = new long[keys.length];
        var number = new int[classes];
        for (int i = 0; i < keys.length; i++) {
            truth[i] = (int) (keys[i] / (classes + 1) % classes);
            answer[i] = (int) (keys[i] % (classes + 1)) - 1;
            count[i] = counts.count(keys[i]);
            number[truth[i]] = 1;
            if (answer[i] != UNRESOLVED) {
                number[answer[i]] = 1;
            }
        }
        int present = 0;
        var indexes = new int[classes];
        for (int k = 0; k < classes; k++) {
            if (number[k] == 1) {
                indexes[present] = k;
                number[k] = present++;
            }
        }
        for (int i = 0; i < keys.length; i++) {
            truth[i] = number[truth[i]];
            answer[i] = answer[i] == UNRESOLVED ? UNRESOLVED : number[answer[i]];
        }
        return new Confusion(Arrays.copyOf(indexes, present), truth, answer, count);
    }
}
