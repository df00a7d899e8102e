/** Tests of the arithmetic of matrices per annotator. */
@NullMarked
package io.labelwright.consensus.product;

import org.jspecify.annotations.NullMarked;
