package io.labelwright.consensus.crowd;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.table.Dictionary;

/** Numbers that stand for the names of items, annotators and classes where something is drawn for them. */
public final class ItemKeys {

    private final long[] items;
    private final long[] annotators;
    private final long[] classes;

    ItemKeys(Dictionary items, Dictionary annotators, String[] classes) {
        this.items = keys(items);
        this.annotators = keys(annotators);
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

    /** Of an annotator. */
    public long annotator(int annotator) {
        return annotators[annotator];
    }

    /** Of an occurring class. */
    public long ofClass(int index) {
        return classes[index];
    }
}
