package io.labelwright.math.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.kernel.Execution;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrowdedPointsTest {

    private static final int DIMENSIONS = 6;

    /** Points of which many lie on others, since coordinates are rounded to a grid. */
    private static Points points(int count, double grid) {
        RandomSequence draws = SeededRandom.of(3).sequence(0);
        var coordinates = new float[count * DIMENSIONS];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) (Math.rint(draws.nextGaussian() / grid) * grid);
        }
        return new Points(coordinates, DIMENSIONS);
    }

    private static boolean[] crowded(Points points, int k, double[] limit, int threads) {
        Execution execution = new ThreadedExecution(threads);
        return CrowdedPoints.of(points, k, limit, SeededRandom.of(9), execution, () -> {});
    }

    @ParameterizedTest
    @CsvSource({"300, 1, 0.01", "1700, 3, 0.01", "1700, 3, 1", "1700, 1, 2", "2100, 8, 0.5"})
    void noneIsToldWronglyAndMostAreTold(int count, int k, double grid) {
        Points points = points(count, grid);
        Neighbours truth = ExactNeighbours.among(points, k, new ThreadedExecution(2), () -> {});
        var limit = new double[count];
        // For every other one of them the distance of the k-th itself, which is not below it.
        Arrays.setAll(limit, i -> truth.squaredDistance(i, k - 1) * (i % 2 == 0 ? 1 : 2) + (i % 2 == 0 ? 0 : 1e-9));

        boolean[] found = crowded(points, k, limit, 1);

        int told = 0;
        for (int i = 0; i < count; i++) {
            if (found[i]) {
                told++;
                assertThat(truth.squaredDistance(i, k - 1)).isLessThan(limit[i]);
            }
        }
        assertThat(told).isGreaterThan(count / 4);
        assertThat(crowded(points, k, limit, 3)).isEqualTo(found);
    }
}
