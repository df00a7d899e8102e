package io.labelwright.consensus.product;

import io.labelwright.spi.annotation.AnnotationBlock;
import java.util.stream.IntStream;

/**
 * Walks a block a few items at a time, and knows for each answer of these items the row of theta (and of counts) that
 * it names. Few, so that rows that were read for the products of a batch, and the posteriors of its items, are in the
 * first-level cache when they are needed again; more than one, so that the processor reaches for the rows of many
 * answers at a time instead of waiting for those of one item.
 */
public final class ItemBatch {

    private static final int ITEMS = 16;

    /** Per answer: where its row of {@code width} numbers begins. */
    int[] row = new int[ITEMS * 8];

    /** Where the answers of each item of the batch begin, and where those of the last one end. */
    final int[] start = new int[ITEMS + 1];

    /** The places of all items in the batch. */
    final int[] all = IntStream.range(0, ITEMS).toArray();

    private final AnnotationBlock block;
    private final int classes;
    private final int width;
    private int first;
    private int end;

    /**
     * Stands before the first item.
     *
     * @param width numbers a row; row {@code annotator * classes + label} is that of an answer
     */
    public ItemBatch(AnnotationBlock block, int classes, int width) {
        this.block = block;
        this.classes = classes;
        this.width = width;
    }

    /** Numbers that a batch has in all at most, for arrays with {@link #width} of each item. */
    public static int size(int width) {
        return ITEMS * width;
    }

    /** Goes on to the next items; false when there are none. */
    public boolean next() {
        first = end;
        end = Math.min(block.items, first + ITEMS);
        int from = block.start[first];
        int to = block.start[end];
        if (row.length < to - from) {
            row = new int[to - from];
        }
        int[] annotator = block.annotator;
        short[] label = block.label;
        for (int a = from; a < to; a++) {
            row[a - from] = (annotator[a] * classes + label[a]) * width;
        }
        for (int item = first; item <= end; item++) {
            start[item - first] = block.start[item] - from;
        }
        return first < end;
    }

    /** The first item, as index in the block. */
    public int first() {
        return first;
    }

    /** The item after the last. */
    public int end() {
        return end;
    }

    /** Numbers of a row. */
    public int width() {
        return width;
    }

    /** Number of items. */
    public int items() {
        return end - first;
    }
}
