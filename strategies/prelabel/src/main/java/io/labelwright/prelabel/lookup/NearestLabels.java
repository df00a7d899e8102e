package io.labelwright.prelabel.lookup;

import io.labelwright.math.neighbour.ExactNeighbours;
import io.labelwright.math.neighbour.FeaturePoints;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.Neighbours;
import io.labelwright.math.number.Decimal;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.label.ItemLabels;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** Labels of the nearest labelled items, each counting by its similarity. An item never counts for itself. */
final class NearestLabels {

    private static final int PAUSE = 1024;
    private static final double HUNDREDTHS = 100;

    private final LookupConfig config;

    NearestLabels(LookupConfig config) {
        this.config = config;
    }

    void answer(Inputs in, StageContext context, LookupAnswers answers) {
        FeaturePoints all = FeaturePoints.of(in, FeatureSet.of(in, config.features()), Metric.COSINE);
        ItemLabels labels = in.labels();
        int[] known = IntStream.range(0, all.items().length)
                .filter(point -> labels.label(all.items()[point]) >= 0)
                .toArray();
        // One more than wanted: an item that is labelled is the nearest to itself.
        Neighbours nearest = ExactNeighbours.of(
                all.points(), all.points().chosen(known), config.k() + 1, context.execution(), context::checkCancelled);
        double least = Objects.requireNonNull(config.minSimilarity());
        var weights = new double[answers.classes()];
        for (int point = 0; point < all.items().length && nearest.k() > 0; point++) {
            if (point % PAUSE == 0) {
                context.checkCancelled();
            }
            int item = all.items()[point];
            Arrays.fill(weights, 0);
            int counted = 0;
            String note = "";
            for (int place = 0; place < nearest.k() && counted < config.k(); place++) {
                int source = all.items()[known[nearest.neighbour(point, place)]];
                double similarity = 1 - Metric.COSINE.distance(nearest.squaredDistance(point, place));
                if (similarity < least) {
                    break;
                }
                if (source != item) {
                    if (counted++ == 0) {
                        note = "similar to " + in.items().ids().get(source) + ", "
                                + Decimal.print(Math.rint(similarity * HUNDREDTHS) / HUNDREDTHS);
                    }
                    weights[labels.label(source)] += similarity;
                }
            }
            if (counted > 0) {
                answers.add(item, weights, note);
            }
        }
    }
}
