package io.labelwright.evaluate.metric;

import java.util.Arrays;

/**
 * How often each key occurred; memory grows with the number of distinct keys alone. Open addressing over primitive
 * arrays. Not for use by several threads.
 */
public final class KeyCounts {

    private long[] keys = new long[64];
    private long[] counts = new long[64];
    private int size;

    /** Counts a key once. */
    public void add(long key) {
        add(key, 1);
    }

    /**
     * Counts a key several times.
     *
     * @param key not negative
     * @param times more than 0
     */
    public void add(long key, long times) {
        int at = slot(key);
        if (counts[at] == 0) {
            if ((size + 1) * 2 > keys.length) {
                grow();
                at = slot(key);
            }
            keys[at] = key;
            size++;
        }
        counts[at] += times;
    }

    /** How many distinct keys there are. */
    public int size() {
        return size;
    }

    /** How often a key was counted. */
    public long count(long key) {
        return counts[slot(key)];
    }

    /** All keys that were counted, in ascending order. */
    public long[] sortedKeys() {
        var sorted = new long[size];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                sorted[next++] = keys[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long hash = key * 0x9E3779B97F4A7C15L;
        int at = (int) (hash >>> 32) & mask;
        while (counts[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                counts[at] = oldCounts[i];
            }
        }
    }
}
