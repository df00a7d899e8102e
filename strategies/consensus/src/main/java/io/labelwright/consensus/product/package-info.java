/**
 * The E-step of models with a matrix per annotator, as products in an order that suits the processor's caches. Start
 * with {@link io.labelwright.consensus.product.RowProducts}.
 */
@NullMarked
package io.labelwright.consensus.product;

import org.jspecify.annotations.NullMarked;
