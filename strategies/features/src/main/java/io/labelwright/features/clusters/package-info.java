/**
 * {@code features/clusters}: groups of items that are alike by their features. Start with
 * {@link io.labelwright.features.clusters.Clusters}.
 */
@NullMarked
package io.labelwright.features.clusters;

import org.jspecify.annotations.NullMarked;
