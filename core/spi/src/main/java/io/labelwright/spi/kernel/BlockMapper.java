package io.labelwright.spi.kernel;

import io.labelwright.spi.table.Rows;

/**
 * Turns one block into rows. Runs in parallel over blocks; the engine appends the rows of all blocks in block order.
 *
 * @param <B> the block: {@link io.labelwright.spi.annotation.AnnotationBlock} or {@link ItemBlock}
 */
@FunctionalInterface
public interface BlockMapper<B> {

    /**
     * Writes the block's rows.
     *
     * @param index the block's number, from 0
     * @param block the block
     * @param rows one sink per table, in the order in which the strategy named them
     */
    void map(int index, B block, Rows[] rows);
}
