/**
 * Features as matrices that models take. {@link io.labelwright.math.feature.FeatureRows} unites sets, dense and sparse;
 * {@link io.labelwright.math.feature.SparseCells} is the form of a sparse cell.
 * {@link io.labelwright.math.feature.PartItems} and {@link io.labelwright.math.feature.ItemGroups} say which items
 * belong to a part of a split, and which belong together.
 */
@NullMarked
package io.labelwright.math.feature;

import org.jspecify.annotations.NullMarked;
