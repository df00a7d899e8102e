package io.labelwright.math.cluster;

import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;

/**
 * K-means by Lloyd's iteration from centres that k-means++ draws. Model: {@code min sum_i |x_i - c(a_i)|^2}; each round
 * assigns every point to its nearest centre, the one with the smaller number where two are equally near, and moves each
 * centre to the mean of its points; it ends when no point moves. Cost O(iterations * points * k * dimensions). Finds a
 * local optimum, prefers clusters of like extent, and knows Euclidean distance only: dimensions in different units have
 * to be scaled before.
 *
 * <p>The result depends on the points, their order and the random numbers alone: one thread, sums in the order of the
 * points. Lloyd 1982 (Least squares quantization in PCM); Arthur, Vassilvitskii 2007 (k-means++: The Advantages of
 * Careful Seeding).
 */
public final class KMeans {

    /** Distances are added up in pieces of so many dimensions, and given up when they are too long already. */
    private static final int PIECE = 16;

    private final double[] points;
    private final int dimensions;
    private final int count;
    private final double[] centres;
    private final int[] nearest;
    private int k;

    private KMeans(double[] points, int dimensions, int k) {
        this.points = points;
        this.dimensions = dimensions;
        this.count = points.length / dimensions;
        this.centres = new double[Math.multiplyExact(Math.min(k, count), dimensions)];
        this.nearest = new int[count];
        this.k = Math.min(k, count);
    }

    /**
     * The cluster of each point.
     *
     * @param points one after the other, each with a number per dimension, all finite
     * @param dimensions numbers per point, at least 1
     * @param k the most clusters; there are fewer where fewer points differ
     * @param maxIterations the most rounds after the drawing of centres, at least 0
     * @param pause called now and then; may throw to end the computation
     * @return per point the number of its cluster, from 0
     */
    public static int[] clusters(
            double[] points, int dimensions, int k, int maxIterations, SeededRandom random, Runnable pause) {
        if (dimensions < 1 || points.length % dimensions != 0 || k < 1) {
            throw new IllegalArgumentException(
                    points.length + " numbers of " + dimensions + " dimensions in " + k + " clusters");
        }
        var means = new KMeans(points, dimensions, k);
        if (means.count > 0) {
            means.draw(random, pause);
            for (int round = 0; round < maxIterations && means.move(pause); round++) {
                pause.run();
            }
        }
        return means.nearest;
    }

    /** The first centre is any point, each further one a point drawn by its squared distance to those there are. */
    private void draw(SeededRandom random, Runnable pause) {
        var distance = new double[count];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int next = random.below(count, 0, 0);
        for (int c = 0; c < k; c++) {
            System.arraycopy(points, next * dimensions, centres, c * dimensions, dimensions);
            double sum = 0;
            for (int i = 0; i < count; i++) {
                double to = distance(i, c, distance[i]);
                if (to < distance[i]) {
                    distance[i] = to;
                    nearest[i] = c;
                }
                sum += distance[i];
            }
            pause.run();
            if (!(sum > 0)) {
                // Every point is a centre already.
                k = c + 1;
                return;
            }
            next = drawn(distance, random.uniform(c + 1L, 0) * sum);
        }
    }

    private static int drawn(double[] distance, double upTo) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < distance.length; i++) {
            sum += distance[i];
            if (distance[i] > 0) {
                last = i;
                if (sum > upTo) {
                    return i;
                }
            }
        }
        return last;
    }

    /** Moves the centres, then assigns again; whether a point has another one now. */
    private boolean move(Runnable pause) {
        var sums = new double[k * dimensions];
        var sizes = new int[k];
        for (int i = 0; i < count; i++) {
            int to = nearest[i] * dimensions;
            sizes[nearest[i]]++;
            for (int d = 0; d < dimensions; d++) {
                sums[to + d] += points[i * dimensions + d];
            }
        }
        for (int c = 0; c < k; c++) {
            // A centre that no point is nearest to stays where it is.
            for (int d = 0; d < dimensions && sizes[c] > 0; d++) {
                centres[c * dimensions + d] = sums[c * dimensions + d] / sizes[c];
            }
        }
        boolean moved = false;
        for (int i = 0; i < count; i++) {
            int best = nearest(i);
            moved |= best != nearest[i];
            nearest[i] = best;
            if ((i & 1023) == 0) {
                pause.run();
            }
        }
        return moved;
    }

    private int nearest(int point) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            double to = distance(point, c, least);
            if (to < least) {
                least = to;
                best = c;
            }
        }
        return best;
    }

    /** Squared distance; any number that is not smaller than {@code limit} where it is not smaller. */
    private double distance(int point, int centre, double limit) {
        double sum = 0;
        int p = point * dimensions;
        int c = centre * dimensions;
        for (int from = 0; from < dimensions && sum < limit; from += PIECE) {
            int to = Math.min(dimensions, from + PIECE);
            for (int d = from; d < to; d++) {
                double difference = points[p + d] - centres[c + d];
                sum += difference * difference;
            }
        }
        return sum;
    }
}
