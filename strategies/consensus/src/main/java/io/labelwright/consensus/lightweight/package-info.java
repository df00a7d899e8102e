/**
 * Light-weight aggregation: accuracies of annotators that follow the answers item by item. Start with
 * {@link io.labelwright.consensus.lightweight.OnePass}.
 */
@NullMarked
package io.labelwright.consensus.lightweight;

import org.jspecify.annotations.NullMarked;
