/**
 * Labels, predictions and a queue of class probabilities. Start with
 * {@link io.labelwright.propagate.result.PropagatedRows}.
 */
@NullMarked
package io.labelwright.propagate.result;

import org.jspecify.annotations.NullMarked;
