package io.labelwright.spi.kernel;

import io.labelwright.spi.table.Segment;

/**
 * A run of consecutive items with their fields.
 *
 * @param firstItem index of the first item in the view
 * @param segment the fields, column 0 is the item id; columns as in {@code Inputs.items().columns()}
 */
public record ItemBlock(int firstItem, Segment segment) {

    /** Number of items. */
    public int items() {
        return segment.rows();
    }
}
