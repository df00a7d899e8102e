package io.labelwright.math.neighbour;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import java.util.Locale;

/**
 * The points that a set of numeric features makes of items, one per item that has a row.
 *
 * @param points the coordinates, as floats
 * @param items per point its item
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record FeaturePoints(Points points, int[] items) {

    /** How far apart two points are. */
    public enum Metric {
        /** Straight distance; columns in different units have to be scaled before. */
        EUCLIDEAN,
        /** 1 - cos of the angle between them, whatever their lengths; for embeddings. */
        COSINE;

        /** A distance of this metric from a squared distance of the points. */
        public double distance(double squared) {
            return this == COSINE ? squared / 2 : Math.sqrt(squared);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The points of all items in view that have a row in a set.
     *
     * @throws LabelingException when a column holds categories or is sparse, or a number is missing
     */
    public static FeaturePoints of(Inputs in, FeatureSet set, Metric metric) {
        set.requireDense("neighbours");
        int[] numeric = set.numeric();
        var items = new int[in.items().size()];
        int count = 0;
        for (int item = 0; item < items.length; item++) {
            if (set.has(item)) {
                items[count++] = item;
            }
        }
        if ((long) count * numeric.length > Integer.MAX_VALUE - 16) {
            throw new LabelingException(
                    StandardError.MEMORY,
                    count + " items of " + numeric.length + " features are more than fit into one matrix");
        }
        var coordinates = new float[count * numeric.length];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < numeric.length; c++) {
                float value = (float) set.number(items[i], numeric[c]);
                if (!Float.isFinite(value)) {
                    throw notFinite(in, set, items[i], numeric[c]);
                }
                coordinates[i * numeric.length + c] = value;
            }
        }
        int dimensions = Math.max(1, numeric.length);
        Points points = metric == Metric.COSINE
                ? Points.directions(coordinates, dimensions)
                : new Points(coordinates, dimensions);
        return new FeaturePoints(points, Arrays.copyOf(items, count));
    }

    private static LabelingException notFinite(Inputs in, FeatureSet set, int item, int column) {
        String id = in.items().ids().get(item);
        double value = set.number(item, column);
        if (Double.isNaN(value)) {
            return set.missingNumber(id, column);
        }
        return new LabelingException(
                StandardError.NOT_ALLOWED,
                null,
                "item '" + id + "' has the number " + value + " in column '"
                        + set.columns().get(column).name() + "' of the features '" + set.name() + "'",
                "expected at most " + Float.MAX_VALUE);
    }
}
