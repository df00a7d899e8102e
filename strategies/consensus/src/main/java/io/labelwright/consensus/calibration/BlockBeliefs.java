package io.labelwright.consensus.calibration;

import io.labelwright.spi.annotation.AnnotationBlock;

/** What is believed of the items of a block. Asked on any thread; the same call gives the same numbers. */
@FunctionalInterface
public interface BlockBeliefs {

    /**
     * Writes the probabilities of the classes of every item of a block that has answers.
     *
     * @param block the block
     * @param q where item i of the block has its K probabilities, from {@code i * K} on; zeros before
     */
    void fill(AnnotationBlock block, double[] q);
}
