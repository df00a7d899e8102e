/** Tests of {@code consensus/la-two-pass}. */
@NullMarked
package io.labelwright.consensus.latwopass;

import org.jspecify.annotations.NullMarked;
