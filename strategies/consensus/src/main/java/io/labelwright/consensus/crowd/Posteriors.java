package io.labelwright.consensus.crowd;

import io.labelwright.spi.annotation.AnnotationBlock;

/**
 * What a method believes about each item in the end. Asked once or twice per block, on any thread; the same call gives
 * the same numbers.
 */
@FunctionalInterface
public interface Posteriors {

    /**
     * Writes the probabilities of the classes of every item of a block that has answers.
     *
     * @param index number of the block, from 0
     * @param block the block
     * @param q where item i of the block has its K probabilities, from {@code i * K} on; zeros before. What is written
     *     for items without answers or of known truth does not count
     */
    void fill(int index, AnnotationBlock block, double[] q);
}
