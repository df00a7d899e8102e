package io.labelwright.evaluate.agreement;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.Arrays;

/** The answers to one item, counted by class; used for one item after the other. Not for use by several threads. */
final class ClassCounts {

    /** The classes that are named, ascending; the first {@link #length} entries count. */
    final int[] classIndex;

    /** How often each of them is named. */
    final int[] count;

    /** How many classes are named. */
    int length;

    /** How many answers there are. */
    int answers;

    private final int[] byClass;

    ClassCounts(int classes) {
        this.classIndex = new int[classes];
        this.count = new int[classes];
        this.byClass = new int[classes];
    }

    /** Counts the answers to an item of a block. */
    ClassCounts of(AnnotationBlock block, int item) {
        int from = block.start[item];
        int to = block.start[item + 1];
        length = 0;
        answers = to - from;
        for (int a = from; a < to; a++) {
            if (byClass[block.label[a]]++ == 0) {
                classIndex[length++] = block.label[a];
            }
        }
        Arrays.sort(classIndex, 0, length);
        for (int c = 0; c < length; c++) {
            count[c] = byClass[classIndex[c]];
            byClass[classIndex[c]] = 0;
        }
        return this;
    }

    /** Ordered pairs of answers. */
    long pairs() {
        return (long) answers * (answers - 1);
    }

    /** Ordered pairs of answers that name the same class. */
    long agreeing() {
        long agreeing = 0;
        for (int c = 0; c < length; c++) {
            agreeing += (long) count[c] * (count[c] - 1);
        }
        return agreeing;
    }
}
