/**
 * Features of items by set, as a method sees them that computes with numbers. Start with
 * {@link io.labelwright.spi.feature.FeatureSet}.
 */
@NullMarked
package io.labelwright.spi.feature;

import org.jspecify.annotations.NullMarked;
