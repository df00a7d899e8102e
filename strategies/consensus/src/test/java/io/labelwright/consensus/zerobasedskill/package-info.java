/** Tests of {@code consensus/zero-based-skill}. */
@NullMarked
package io.labelwright.consensus.zerobasedskill;

import org.jspecify.annotations.NullMarked;
