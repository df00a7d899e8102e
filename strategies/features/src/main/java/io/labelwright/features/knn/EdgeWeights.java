package io.labelwright.features.knn;

import io.labelwright.features.knn.KnnGraphConfig.Weights;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.Neighbours;

/** What edges weigh, by {@link Weights}. */
final class EdgeWeights {

    private final Weights weights;
    private final Metric metric;
    /** Per point its distance to its last neighbour; empty where weights don't ask for it. */
    private final double[] reach;

    private final double bandwidth;

    EdgeWeights(KnnGraphConfig config, Neighbours neighbours) {
        this.weights = config.weights();
        this.metric = config.metric();
        double sum = 0;
        int reaching = 0;
        var distances = new double[weights == Weights.BINARY ? 0 : neighbours.count()];
        for (int point = 0; point < distances.length; point++) {
            distances[point] = reach(neighbours, point);
            if (distances[point] > 0) {
                sum += distances[point];
                reaching++;
            }
        }
        // Where nothing is apart from anything, any unit will do.
        double mean = reaching == 0 ? 1 : sum / reaching;
        for (int point = 0; point < distances.length; point++) {
            // A point with k copies has no scale of its own.
            distances[point] = distances[point] > 0 ? distances[point] : mean;
        }
        this.reach = distances;
        this.bandwidth = config.bandwidth() == null ? mean : config.bandwidth();
    }

    private double reach(Neighbours neighbours, int point) {
        for (int place = neighbours.k() - 1; place >= 0; place--) {
            if (neighbours.neighbour(point, place) >= 0) {
                return metric.distance(neighbours.squaredDistance(point, place));
            }
        }
        return 0;
    }

    /** The weight of the edge between two points with this squared distance: above 0, at most 1. */
    double weight(int point, int other, double squaredDistance) {
        if (weights == Weights.BINARY) {
            return 1;
        }
        double distance = metric.distance(squaredDistance);
        double unit = weights == Weights.GAUSSIAN ? 2 * bandwidth * bandwidth : reach[point] * reach[other];
        // Never 0, which would be no edge: a far neighbour is still the nearest that there is.
        return Math.max(Double.MIN_NORMAL, StrictMath.exp(-distance * distance / unit));
    }
}
