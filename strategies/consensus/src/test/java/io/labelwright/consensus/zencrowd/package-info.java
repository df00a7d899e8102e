/** Tests of {@code consensus/zencrowd}. */
@NullMarked
package io.labelwright.consensus.zencrowd;

import org.jspecify.annotations.NullMarked;
