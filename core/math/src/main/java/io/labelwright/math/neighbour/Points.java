package io.labelwright.math.neighbour;

/**
 * Points with coordinates of 32 bits, and what their distance is. Holds no copy: the coordinates must not change while
 * somebody uses it. The squared distance of two points is summed in doubles, in the order of the dimensions: it is the
 * same number whoever asks.
 */
public final class Points {

    /** A distance is given up when it is too long already after so many dimensions. */
    private static final int PIECE = 16;

    /** Coordinates in a line of memory. */
    private static final int LINE = 16;

    /** Points that are brought near at once. */
    private static final int NEAR = 32;

    private final float[] coordinates;
    private final int dimensions;
    private final int count;
    /** What was read to bring points near, kept, and not private, so that no compiler leaves it out. */
    int touched;

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

    /**
     * The squared Euclidean distance of a point to one of {@code others}; any number above {@code limit} where it is
     * above {@code limit}.
     */
    double squaredDistance(int point, Points others, int other, double limit) {
        return isFarther(point, others, other, limit)
                ? Double.POSITIVE_INFINITY
                : squaredDistance(point, others, other);
    }

    /**
     * Whether the distance is above a limit for certain: a sum in floats, which costs a fraction of one in doubles.
     * Each of its terms is wrong by three roundings, the sum by as many as there are terms; one that overflows says
     * nothing.
     */
    private boolean isFarther(int point, Points others, int other, double limit) {
        float[] theirs = others.coordinates;
        int a = point * dimensions;
        int b = other * dimensions;
        float certain = (float) (limit * (1 + (dimensions + 8) * 0x1.0p-23));
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int d = 0;
        while (d + PIECE <= dimensions) {
            for (int to = d + PIECE; d < to; d += 4) {
                float one0 = coordinates[a + d] - theirs[b + d];
                float one1 = coordinates[a + d + 1] - theirs[b + d + 1];
                float one2 = coordinates[a + d + 2] - theirs[b + d + 2];
                float one3 = coordinates[a + d + 3] - theirs[b + d + 3];
                sum0 += one0 * one0;
                sum1 += one1 * one1;
                sum2 += one2 * one2;
                sum3 += one3 * one3;
            }
            float sum = (sum0 + sum1) + (sum2 + sum3);
            if (sum > certain) {
                return sum <= Float.MAX_VALUE;
            }
        }
        for (; d < dimensions; d++) {
            float one = coordinates[a + d] - theirs[b + d];
            sum0 += one * one;
        }
        float sum = (sum0 + sum1) + (sum2 + sum3);
        return sum > certain && sum <= Float.MAX_VALUE;
    }

    /**
     * The place of some points on a line.
     *
     * @param numbers of the points, from {@code from} to before {@code to}
     * @param into gets their places, where their numbers are
     */
    void project(double[] direction, int[] numbers, int from, int to, double[] into) {
        for (int first = from; first < to; first += NEAR) {
            int end = Math.min(to, first + NEAR);
            touched = touch(numbers, first, end);
            for (int i = first; i < end; i++) {
                into[i] = product(direction, numbers[i] * dimensions);
            }
        }
    }

    private double product(double[] direction, int at) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int d = 0;
        for (; d + 4 <= dimensions; d += 4) {
            sum0 += direction[d] * coordinates[at + d];
            sum1 += direction[d + 1] * coordinates[at + d + 1];
            sum2 += direction[d + 2] * coordinates[at + d + 2];
            sum3 += direction[d + 3] * coordinates[at + d + 3];
        }
        for (; d < dimensions; d++) {
            sum0 += direction[d] * coordinates[at + d];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Brings some points near: so few instructions each that a processor fetches many lines of memory at a time. */
    void bringNear(int[] numbers, int from, int to) {
        touched = touch(numbers, from, to);
    }

    private int touch(int[] numbers, int from, int to) {
        int bits = 0;
        for (int i = from; i < to; i++) {
            int end = (numbers[i] + 1) * dimensions;
            for (int at = numbers[i] * dimensions; at < end; at += LINE) {
                bits ^= Float.floatToRawIntBits(coordinates[at]);
            }
        }
        return bits;
    }
}
