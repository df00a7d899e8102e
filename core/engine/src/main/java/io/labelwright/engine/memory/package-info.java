/**
 * How much memory stages and a whole run take, computed of sizes before anything runs. Start with
 * {@link io.labelwright.engine.memory.HeapModel}, which says what counts.
 */
@NullMarked
package io.labelwright.engine.memory;

import org.jspecify.annotations.NullMarked;
