/** Tests of {@code consensus/la-one-pass}. */
@NullMarked
package io.labelwright.consensus.laonepass;

import org.jspecify.annotations.NullMarked;
