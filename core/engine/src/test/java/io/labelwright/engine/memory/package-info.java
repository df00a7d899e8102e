/** Tests of what a run takes in memory. */
@NullMarked
package io.labelwright.engine.memory;

import org.jspecify.annotations.NullMarked;
