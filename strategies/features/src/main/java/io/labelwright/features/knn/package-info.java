/**
 * {@code features/knn-graph}: who is near whom. Start with {@link io.labelwright.features.knn.KnnGraph}; neighbours,
 * edges and their weights come from {@link io.labelwright.math.neighbour}.
 */
@NullMarked
package io.labelwright.features.knn;

import org.jspecify.annotations.NullMarked;
