/** Tests of {@code consensus/wawa}. */
@NullMarked
package io.labelwright.consensus.wawa;

import org.jspecify.annotations.NullMarked;
