/** The graph of the items of a view. Start with {@link io.labelwright.propagate.graph.ItemGraph}. */
@NullMarked
package io.labelwright.propagate.graph;

import org.jspecify.annotations.NullMarked;
