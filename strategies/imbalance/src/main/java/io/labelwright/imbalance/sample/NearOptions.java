package io.labelwright.imbalance.sample;

import io.labelwright.math.neighbour.FeaturePoints;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import java.util.List;

/** Keys of samplers that look at features. */
public record NearOptions(
        @Inline SampleOptions sample,

        @Doc("The sets of features that say which rows are near to each other. Default: all in view.") @Default("[]")
        List<String> features,

        @Doc("Which rows are near: euclidean (columns in different units have to be scaled before, by"
                + " features/columns), or cosine, for embeddings.")
        @Default("euclidean")
        FeaturePoints.Metric metric) {}
