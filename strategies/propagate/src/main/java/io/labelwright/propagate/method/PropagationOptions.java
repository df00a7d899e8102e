package io.labelwright.propagate.method;

import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.propagate.seed.SeedForm;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The keys that every method of spreading over a graph understands; a method's config holds it with {@code @Inline}.
 */
@Reads(TableKind.LABELS)
@Reads(value = TableKind.GRAPH, orElse = TableKind.FEATURES)
@Reads(value = TableKind.FEATURES, optional = true)
@Reads(value = TableKind.FEATURES, when = "features")
@Reads(value = TableKind.WEIGHTS, optional = true)
@Writes(TableKind.LABELS)
@Writes(TableKind.PREDICTIONS)
@Writes(value = TableKind.QUEUE, when = "queue")
public record PropagationOptions(
        @Doc("The set of features whose nearest neighbours are the graph. Default: the graph in view, or without one"
                + " the only set in view.")
        @Optional
        @Nullable
        String features,

        @Doc("Neighbours of each item where features make the graph.") @Default("10") @Range(min = 1, max = 1000)
        int k,

        @Doc("How far apart two items are where features make the graph: euclidean, or cosine for embeddings.")
        @Default("euclidean")
        Metric metric,

        @Doc("What of a label spreads: hard is its class; weighted its class, as much as it is confident; soft its"
                + " probabilities. Labels given by people are certain.")
        @Default("hard")
        SeedForm seeds,

        @Doc("The share of each class among the items that labels spread to, so that no class floods the others: none,"
                + " seeds (as among the labelled items), uniform, or a share by class.")
        @Default("none")
        ClassPriors classPriors,

        @Doc("Whether labels that no person gave may change; else each labelled item keeps its row.") @Default("false")
        boolean relabel,

        @Doc(
                "How probabilities are made to mean what they say: by one temperature, fitted on labelled items that are held"
                        + " out (from 50 labelled items on), or not at all.")
        @Default("temperature")
        CalibrationMethod calibration,

        @Doc("An item whose best class is less probable stays unresolved.") @Default("0") @Range(min = 0, max = 1)
        double minConfidence,

        @Doc(
                "Whether items that stay unresolved are put into the table queue, those that nothing reaches first, then by"
                        + " rising confidence.")
        @Default("false")
        boolean queue) {

    /** How probabilities are calibrated. */
    public enum CalibrationMethod {
        NONE,
        TEMPERATURE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
