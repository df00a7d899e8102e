/**
 * {@code features/knn-graph}: who is near whom. {@link io.labelwright.features.knn.NeighbourGraph} makes one edge of
 * each pair and weighs it; the neighbours come from {@link io.labelwright.math.neighbour}.
 */
@NullMarked
package io.labelwright.features.knn;

import org.jspecify.annotations.NullMarked;
