/** Tests of {@code consensus/m-msr}. */
@NullMarked
package io.labelwright.consensus.mmsr;

import org.jspecify.annotations.NullMarked;
