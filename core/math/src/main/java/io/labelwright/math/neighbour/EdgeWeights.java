package io.labelwright.math.neighbour;

import io.labelwright.math.neighbour.FeaturePoints.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the edges between neighbours weigh. */
public final class EdgeWeights {

    /** How a weight falls with the length d of an edge. */
    public enum Weights {
        /** Not at all: 1. */
        BINARY,
        /** {@code exp(-d^2 / (2 s^2))} with one s for all. */
        GAUSSIAN,
        /** {@code exp(-2 d^2 / (s_i s_j))}, where s_i is the distance of point i to its last neighbour. */
        SELF_TUNING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Weights weights;
    private final Metric metric;
    /** Per point its distance to its last neighbour; empty where weights don't ask for it. */
    private final double[] reach;

    private final double bandwidth;

    /**
     * Weights of the edges between some points and their neighbours.
     *
     * @param bandwidth s of gaussian weights, in the unit of the metric; null for the mean distance to the last
     *     neighbour
     */
    public EdgeWeights(Weights weights, Metric metric, @Nullable Double bandwidth, Neighbours neighbours) {
        this.weights = weights;
        this.metric = metric;
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
        this.bandwidth = bandwidth == null ? mean : bandwidth;
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
    public double weight(int point, int other, double squaredDistance) {
        if (weights == Weights.BINARY) {
            return 1;
        }
        double distance = metric.distance(squaredDistance);
        double unit = weights == Weights.GAUSSIAN ? 2 * bandwidth * bandwidth : reach[point] * reach[other] / 2;
        // Never 0, which would be no edge: a far neighbour is still the nearest that there is.
        return Math.max(Double.MIN_NORMAL, StrictMath.exp(-distance * distance / unit));
    }
}
