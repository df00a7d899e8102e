/**
 * Products of rows of numbers, the part of expectation-maximisation that processors with wide registers do faster.
 * Start with {@link io.labelwright.math.product.ProductKernel}.
 */
@NullMarked
package io.labelwright.math.product;

import org.jspecify.annotations.NullMarked;
