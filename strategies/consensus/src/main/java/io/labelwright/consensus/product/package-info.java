/**
 * The E-step and the M-step of models with a matrix per annotator, in an order that suits the processor's caches. Start
 * with {@link io.labelwright.consensus.product.ItemBatch}.
 */
@NullMarked
package io.labelwright.consensus.product;

import org.jspecify.annotations.NullMarked;
