/** Tests of {@code consensus/one-coin}. */
@NullMarked
package io.labelwright.consensus.onecoin;

import org.jspecify.annotations.NullMarked;
