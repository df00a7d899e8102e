/** Groups of points that are close to each other. Start with {@link io.labelwright.math.cluster.KMeans}. */
@NullMarked
package io.labelwright.math.cluster;

import org.jspecify.annotations.NullMarked;
