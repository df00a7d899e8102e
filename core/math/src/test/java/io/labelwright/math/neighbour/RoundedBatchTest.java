package io.labelwright.math.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoundedBatchTest {

    private static final int QUERIES = 60;

    /** Points of which some lie far out, and one very far; some of their coordinates are always the same. */
    private static Points points(int count, int dimensions, double unit) {
        RandomSequence draws = SeededRandom.of(dimensions).sequence(0);
        var coordinates = new float[count * dimensions];
        for (int i = 0; i < coordinates.length; i++) {
            int point = i / dimensions;
            double far = point == 9 ? 1e3 : point % 3000 == 3 ? 20 : 1;
            coordinates[i] = i % dimensions == 1 ? (float) unit : (float) (draws.nextGaussian() * far * unit);
        }
        return new Points(coordinates, dimensions);
    }

    @ParameterizedTest
    @CsvSource({"1, 4097, 1", "2, 4096, 1", "3, 5000, 1e-30", "7, 16384, 1e30", "20, 12289, 1", "41, 4500, 1"})
    void whatIsNearEnoughIsNeverPassedOverAndMostOfTheRestIs(int dimensions, int count, double unit) {
        Points points = points(count, dimensions, unit);
        var numbers = new int[count];
        // From the last to the first, so that numbers are not places.
        Arrays.setAll(numbers, i -> count - 1 - i);
        var batch = new RoundedBatch(points, numbers);
        var into = new short[RoundedBatch.TILE];
        long far = 0;
        long passedOver = 0;
        for (int point = 0; point < Math.min(count, QUERIES); point++) {
            RoundedBatch.Query query = batch.query(points, point);
            double bound = points.squaredDistance(point, points, (point + 1) % count) / 2;
            assertThat(batch.isFarther(points, point, bound)).isFalse();
            for (int tile = 0; tile < batch.tiles(); tile++) {
                int most = batch.mostSquare(query, tile, bound);
                if (most == Short.MAX_VALUE) {
                    continue;
                }
                batch.compare(query, tile, most, into);
                for (int place = 0; place < batch.size(tile); place++) {
                    int other = numbers[tile * RoundedBatch.TILE + place];
                    if (points.squaredDistance(point, points, other) <= bound) {
                        assertThat(into[place]).as("%d of %d", other, point).isNegative();
                    } else {
                        far++;
                        passedOver += into[place] < 0 ? 0 : 1;
                    }
                }
            }
        }
        assertThat(passedOver).isGreaterThan(far * 8 / 10);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "3, 1e20"})
    void aBatchIsToldToBeFarther(int dimensions, double unit) {
        Points points = points(400, dimensions, unit);
        var numbers = new int[300];
        // Without the one that lies very far out.
        Arrays.setAll(numbers, i -> i + 100);
        var batch = new RoundedBatch(points, numbers);
        double nearest = Double.POSITIVE_INFINITY;
        for (int number : numbers) {
            nearest = Math.min(nearest, points.squaredDistance(9, points, number));
        }

        assertThat(batch.isFarther(points, 9, nearest)).isFalse();
        assertThat(batch.isFarther(points, 9, nearest / 2)).isTrue();
        assertThat(batch.isFarther(points, 9, Double.POSITIVE_INFINITY)).isFalse();
    }
}
