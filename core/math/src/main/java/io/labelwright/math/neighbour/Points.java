package io.labelwright.math.neighbour;

/**
 * Points with coordinates of 32 bits, and what their distance is. Holds no copy: the coordinates must not change while
 * somebody uses it. The squared distance of two points is summed in doubles, in the order of the dimensions: it is the
 * same number whoever asks.
 */
public final class Points {

    /** A distance is given up when it is too long already after so many dimensions. */
    private static final int PIECE = 16;

    private final float[] coordinates;
    private final int dimensions;
    private final int count;

    /**
     * Points one after the other.
     *
     * @param coordinates per point a number per dimension, all finite
     * @param dimensions numbers per point, at least 1
     */
    public Points(float[] coordinates, int dimensions) {
        if (dimensions < 1 || coordinates.length % dimensions != 0) {
            throw new IllegalArgumentException(coordinates.length + " coordinates in " + dimensions + " dimensions");
        }
        for (int i = 0; i < coordinates.length; i++) {
            if (!Float.isFinite(coordinates[i])) {
                throw new IllegalArgumentException(
                        "coordinate " + i % dimensions + " of point " + i / dimensions + " is " + coordinates[i]);
            }
        }
        this.coordinates = coordinates;
        this.dimensions = dimensions;
        this.count = coordinates.length / dimensions;
    }

    /**
     * The points on the unit sphere in the same directions; half their squared Euclidean distance is the cosine
     * distance, 1 - cos. A point at the origin has no direction and stays there: its distance to all others is 1/2.
     */
    public static Points directions(float[] coordinates, int dimensions) {
        var unit = new float[coordinates.length];
        for (int from = 0; from < unit.length; from += dimensions) {
            double square = 0;
            for (int d = from; d < from + dimensions; d++) {
                square += (double) coordinates[d] * coordinates[d];
            }
            double length = square > 0 ? Math.sqrt(square) : 1;
            for (int d = from; d < from + dimensions; d++) {
                unit[d] = (float) (coordinates[d] / length);
            }
        }
        return new Points(unit, dimensions);
    }

    /** Some of these points, in the order of their numbers as given. */
    public Points chosen(int[] numbers) {
        var chosen = new float[numbers.length * dimensions];
        for (int i = 0; i < numbers.length; i++) {
            for (int d = 0; d < dimensions; d++) {
                chosen[i * dimensions + d] = get(numbers[i], d);
            }
        }
        return new Points(chosen, dimensions);
    }

    /** How many points there are. */
    public int count() {
        return count;
    }

    /** Numbers per point. */
    public int dimensions() {
        return dimensions;
    }

    /** A coordinate of a point. */
    public float get(int point, int dimension) {
        return coordinates[point * dimensions + dimension];
    }

    /** The squared Euclidean distance of a point to one of {@code others}, which has as many dimensions. */
    public double squaredDistance(int point, Points others, int other) {
        float[] theirs = others.coordinates;
        int a = point * dimensions;
        int b = other * dimensions;
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            double difference = (double) coordinates[a + d] - theirs[b + d];
            sum += difference * difference;
        }
        return sum;
    }

    /** The squared Euclidean distance of two points; any number above {@code limit} where it is above {@code limit}. */
    double squaredDistance(int point, int other, double limit) {
        int a = point * dimensions;
        int b = other * dimensions;
        double sum = 0;
        for (int from = 0; from < dimensions && sum <= limit; from += PIECE) {
            int to = Math.min(dimensions, from + PIECE);
            for (int d = from; d < to; d++) {
                double difference = (double) coordinates[a + d] - coordinates[b + d];
                sum += difference * difference;
            }
        }
        return sum;
    }
}
