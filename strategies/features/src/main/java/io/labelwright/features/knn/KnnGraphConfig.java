package io.labelwright.features.knn;

import io.labelwright.math.neighbour.EdgeWeights.Weights;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys of {@code features/knn-graph}. */
public record KnnGraphConfig(
        @Doc("The set of features whose rows are the points. Default: the only one in view.") @Optional @Nullable
        String features,

        @Doc("Neighbours of each item, itself not counted.") @Default("10") @Range(min = 1, max = 1000)
        int k,

        @Doc("How far apart two items are: euclidean, or cosine (1 - cos of their angle) for embeddings.")
        @Default("euclidean")
        Metric metric,

        @Doc("Weight of an edge of length d: binary is 1; gaussian is exp(-d^2 / (2 s^2)) with s from bandwidth;"
                + " self_tuning is exp(-2 d^2 / (s_i s_j)), where s_i is the distance of item i to its k-th neighbour,"
                + " so that dense and sparse regions count alike.")
        @Default("self_tuning")
        Weights weights,

        @Doc("s of gaussian weights, in the unit of the distance. Default: the mean distance to the k-th neighbour.")
        @Optional
        @Range(min = 0, above = true)
        @Nullable
        Double bandwidth,

        @Doc("Which pairs get an edge: union where one is a neighbour of the other, mutual where both are of each"
                + " other.")
        @Default("union")
        Edges edges,

        @Doc("Up to so many items all pairs are compared and the graph is exact; above, random trees and neighbours of"
                + " neighbours find almost all.")
        @Default("30000")
        @Range(min = 0, max = 10_000_000)
        int exactUpTo,

        @Doc("The share of true neighbours at which a search that is not exact may end; measured on a sample of items"
                + " whose true neighbours are found by comparing all.")
        @Default("0.98")
        @Range(min = 0, max = 1)
        double recall) {

    /** Which pairs get an edge. */
    public enum Edges {
        UNION,
        MUTUAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
