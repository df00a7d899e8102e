package io.labelwright.math.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KMeansTest {

    private static int[] clusters(double[] points, int dimensions, int k, int iterations, long seed) {
        return KMeans.clusters(points, dimensions, k, iterations, SeededRandom.of(seed), () -> {});
    }

    /** So many points around each of {@code k} corners that are far from each other, mixed up. */
    private static double[] corners(int k, int each, int dimensions, long seed) {
        var random = new SplittableRandom(seed);
        var points = new double[k * each * dimensions];
        for (int i = 0; i < k * each; i++) {
            for (int d = 0; d < dimensions; d++) {
                points[i * dimensions + d] = (d == 0 ? 100.0 * (i % k) : 0) + random.nextDouble();
            }
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void groupsThatAreFarApartAreFound(long seed) {
        int[] found = clusters(corners(5, 40, 3, seed), 3, 5, 50, seed);

        for (int i = 0; i < found.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(found[i] == found[j]).isEqualTo(i % 5 == j % 5);
            }
        }
    }

    /** Every point is with its nearest mean, computed the slow and obvious way. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 40})
    void theEndIsAFixedPointOfTheIteration(int dimensions) {
        var random = new SplittableRandom(dimensions);
        var points = new double[300 * dimensions];
        Arrays.setAll(points, i -> random.nextDouble());
        int k = 7;

        int[] found = clusters(points, dimensions, k, 1000, 3);

        var means = new double[k][dimensions];
        var sizes = new int[k];
        for (int i = 0; i < found.length; i++) {
            sizes[found[i]]++;
            for (int d = 0; d < dimensions; d++) {
                means[found[i]][d] += points[i * dimensions + d];
            }
        }
        for (int i = 0; i < found.length; i++) {
            double own = distance(points, i, dimensions, means[found[i]], sizes[found[i]]);
            for (int c = 0; c < k; c++) {
                assertThat(sizes[c]).isPositive();
                assertThat(own).isLessThanOrEqualTo(distance(points, i, dimensions, means[c], sizes[c]) + 1e-12);
            }
        }
    }

    private static double distance(double[] points, int i, int dimensions, double[] sum, int size) {
        double distance = 0;
        for (int d = 0; d < dimensions; d++) {
            distance += Math.pow(points[i * dimensions + d] - sum[d] / size, 2);
        }
        return distance;
    }

    @Test
    void theSameSeedGivesTheSameClustersAndAnotherMayNot() {
        var random = new SplittableRandom(9);
        var points = new double[400];
        Arrays.setAll(points, i -> random.nextDouble());

        assertThat(clusters(points, 2, 20, 5, 1)).isEqualTo(clusters(points, 2, 20, 5, 1));
        assertThat(clusters(points, 2, 20, 5, 1)).isNotEqualTo(clusters(points, 2, 20, 5, 2));
    }

    @Test
    void thereAreNoMoreClustersThanPointsThatDiffer() {
        double[] three = {1, 1, 2, 2, 2, 3, 1, 3};

        int[] found = clusters(three, 1, 6, 10, 1);

        assertThat(Arrays.stream(found).distinct().count()).isEqualTo(3);
        assertThat(found[0]).isEqualTo(found[1]).isEqualTo(found[6]);
        assertThat(clusters(new double[0], 4, 3, 10, 1)).isEmpty();
    }

    @Test
    void whoWantsToEndItIsAskedOften() {
        var asked = new int[1];
        KMeans.clusters(corners(3, 2000, 2, 1), 2, 3, 2, SeededRandom.of(1), () -> asked[0]++);

        assertThat(asked[0]).isGreaterThan(6);
        assertThatThrownBy(() -> KMeans.clusters(corners(3, 20, 2, 1), 2, 3, 2, SeededRandom.of(1), () -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
    }

    @Test
    void numbersThatAreNoPointsAreRefused() {
        assertThatThrownBy(() -> clusters(new double[3], 2, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clusters(new double[4], 2, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
