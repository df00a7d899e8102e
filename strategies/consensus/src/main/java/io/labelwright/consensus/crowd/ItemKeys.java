package io.labelwright.consensus.crowd;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.table.Dictionary;

/** Numbers that stand for the names of items and classes where something is drawn for them. */
public final class ItemKeys {

    private final long[] items;
    private final long[] classes;

    ItemKeys(Dictionary items, String[] classes) {
        this.items = keys(items);
        this.classes = new long[classes.length];
        for (int c = 0; c < classes.length; c++) {
            this.classes[c] = SeededRandom.key(classes[c]);
        }
    }

    private static long[] keys(Dictionary names) {
        var keys = new long[names.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = SeededRandom.key(names.get(i));
        }
        return keys;
    }

    /** Of an item of the view. */
    public long item(int item) {
        return items[item];
    }

    /** Of an occurring class. */
    public long ofClass(int index) {
        return classes[index];
    }
}
