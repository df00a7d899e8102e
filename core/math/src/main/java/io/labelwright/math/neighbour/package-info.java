/**
 * The nearest points of points. {@link io.labelwright.math.neighbour.Points} holds them,
 * {@link io.labelwright.math.neighbour.ExactNeighbours} compares all pairs, and
 * {@link io.labelwright.math.neighbour.ForestNeighbours} those that random trees put together.
 */
@NullMarked
package io.labelwright.math.neighbour;

import org.jspecify.annotations.NullMarked;
