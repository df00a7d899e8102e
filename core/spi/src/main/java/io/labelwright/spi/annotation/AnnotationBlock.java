package io.labelwright.spi.annotation;

/**
 * The categorical answers to a run of consecutive items in compressed rows: the answers to the block's {@code i}-th
 * item are at positions {@code start[i]} (inclusive) to {@code start[i + 1]} (exclusive) of {@code annotator} and
 * {@code label}. Inside an item they are sorted by annotator, then by row of the source, so that the order of input
 * rows does not matter. Blocks are cut by item index alone, never by thread. The arrays are shared: read only.
 */
public final class AnnotationBlock {

    /** Items per block unless a test asks for another size. */
    public static final int ITEMS = 1 << 15;

    /** Index of the block's first item in the view. */
    public final int firstItem;

    /** Number of items. */
    public final int items;

    /** Where the answers of each item start; {@code items + 1} entries, the first is 0. */
    public final int[] start;

    /** Annotator index of each answer. */
    public final int[] annotator;

    /** Class index of each answer. */
    public final short[] label;

    /** Class index that is known to be true per item (gold, where the stage may see it), -1 where none is. */
    public final short[] known;

    /** Takes over the arrays. */
    public AnnotationBlock(int firstItem, int items, int[] start, int[] annotator, short[] label, short[] known) {
        this.firstItem = firstItem;
        this.items = items;
        this.start = start;
        this.annotator = annotator;
        this.label = label;
        this.known = known;
    }

    /** Number of answers. */
    public int answers() {
        return start[items];
    }
}
