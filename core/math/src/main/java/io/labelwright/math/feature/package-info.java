/**
 * Features as matrices that models take. {@link io.labelwright.math.feature.FeatureRows} unites sets, dense and sparse;
 * {@link io.labelwright.math.feature.SparseCells} is the form of a sparse cell.
 */
@NullMarked
package io.labelwright.math.feature;

import org.jspecify.annotations.NullMarked;
