/** Tests of {@code consensus/fast-dawid-skene}. */
@NullMarked
package io.labelwright.consensus.fastdawidskene;

import org.jspecify.annotations.NullMarked;
