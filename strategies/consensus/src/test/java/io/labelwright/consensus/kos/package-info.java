/** Tests of {@code consensus/kos}. */
@NullMarked
package io.labelwright.consensus.kos;

import org.jspecify.annotations.NullMarked;
