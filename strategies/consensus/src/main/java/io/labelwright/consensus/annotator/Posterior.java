package io.labelwright.consensus.annotator;

import io.labelwright.spi.annotation.AnnotationBlock;

/** A method's posterior of one item. */
@FunctionalInterface
public interface Posterior {

    /** Fills {@code q}, one number per class, for the item with this index in the block, which has answers. */
    void of(AnnotationBlock block, int item, double[] q);
}
