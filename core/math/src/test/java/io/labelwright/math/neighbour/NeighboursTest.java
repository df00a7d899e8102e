package io.labelwright.math.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.kernel.Execution;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NeighboursTest {

    private static final Execution ONE = new ThreadedExecution(1);
    private static final Execution THREE = new ThreadedExecution(3);

    private static float[] random(int count, int dimensions, long seed) {
        RandomSequence draws = SeededRandom.of(seed).sequence(0);
        var coordinates = new float[count * dimensions];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) draws.nextGaussian();
        }
        return coordinates;
    }

    /** Points in groups that are thin in most directions, as real features are. */
    private static float[] groups(int count, int dimensions, int groups, long seed) {
        RandomSequence draws = SeededRandom.of(seed).sequence(1);
        float[] centres = random(groups, dimensions, seed);
        float[] axes = random(groups * 4, dimensions, seed + 1);
        var coordinates = new float[count * dimensions];
        for (int i = 0; i < count; i++) {
            int group = draws.nextInt(groups);
            for (int d = 0; d < dimensions; d++) {
                coordinates[i * dimensions + d] = centres[group * dimensions + d];
            }
            for (int axis = 0; axis < 4; axis++) {
                double along = draws.nextGaussian() / 4;
                for (int d = 0; d < dimensions; d++) {
                    coordinates[i * dimensions + d] += (float) (along * axes[(group * 4 + axis) * dimensions + d]);
                }
            }
        }
        return coordinates;
    }

    /** All pairs, sorted: slow and obvious. */
    private static String byHand(Points queries, Points points, int k) {
        var text = new StringBuilder();
        for (int q = 0; q < queries.count(); q++) {
            int query = q;
            double[] distance = new double[points.count()];
            Arrays.setAll(distance, p -> queries.squaredDistance(query, points, p));
            Integer[] order = new Integer[points.count()];
            Arrays.setAll(order, p -> p);
            Arrays.sort(order, (a, b) -> {
                int first = Double.compare(distance[a], distance[b]);
                return first != 0 ? first : Integer.compare(a, b);
            });
            int taken = 0;
            for (int p : order) {
                if (taken < k && (queries != points || p != q)) {
                    text.append(p).append('@').append(distance[p]).append(' ');
                    taken++;
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String text(Neighbours found) {
        var text = new StringBuilder();
        for (int point = 0; point < found.count(); point++) {
            for (int place = 0; place < found.k(); place++) {
                text.append(found.neighbour(point, place))
                        .append('@')
                        .append(found.squaredDistance(point, place))
                        .append(' ');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String among(float[] coordinates, int dimensions, int k, Execution execution) {
        return text(ExactNeighbours.among(new Points(coordinates, dimensions), k, execution, () -> {}));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 2", "2, 1, 1", "7, 2, 9", "513, 5, 3", "700, 9, 10", "1100, 17, 4", "1540, 3, 50"})
    void allPairsGiveWhatSortingThemGives(int count, int dimensions, int k) {
        var points = new Points(random(count, dimensions, 5), dimensions);
        int most = Math.min(k, count - 1);

        assertThat(text(ExactNeighbours.among(points, k, ONE, () -> {})))
                .isEqualTo(most == 0 ? "\n".repeat(count) : byHand(points, points, most))
                .isEqualTo(text(ExactNeighbours.among(points, k, THREE, () -> {})));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 3, 2", "3, 600, 7, 5", "1030, 20, 4, 30"})
    void neighboursAmongOthersAreThoseOfSorting(int queries, int count, int dimensions, int k) {
        var asked = new Points(random(queries, dimensions, 1), dimensions);
        var points = new Points(random(count, dimensions, 2), dimensions);

        assertThat(text(ExactNeighbours.of(asked, points, k, THREE, () -> {})))
                .isEqualTo(byHand(asked, points, Math.min(k, count)));
    }

    /**
     * So many points are sorted by where they lie; some lie on each other, some far away, and all on one spot in the
     * end.
     */
    @ParameterizedTest
    @CsvSource({"8192, 2, 3, random", "8192, 5, 12, groups", "9001, 20, 4, groups", "8300, 3, 5, equal"})
    void neighboursAmongManyAreThoseOfSorting(int count, int dimensions, int k, String kind) {
        float[] coordinates = kind.equals("groups") ? groups(count, dimensions, 7, 4) : random(count, dimensions, 2);
        System.arraycopy(coordinates, 0, coordinates, 8000 * dimensions, 100 * dimensions);
        if (kind.equals("groups")) {
            Arrays.fill(coordinates, 50 * dimensions, 55 * dimensions, 1e6f);
        }
        if (kind.equals("equal")) {
            Arrays.fill(coordinates, 3);
        }
        var points = new Points(coordinates, dimensions);
        float[] asked = Arrays.copyOf(coordinates, 300 * dimensions);
        for (int i = 0; i < 9; i++) {
            asked[100 * dimensions + i] = (float) StrictMath.pow(10, 12 + i);
        }
        var queries = new Points(asked, dimensions);

        assertThat(text(ExactNeighbours.of(queries, points, k, ONE, () -> {})))
                .isEqualTo(byHand(queries, points, k))
                .isEqualTo(text(ExactNeighbours.of(queries, points, k, THREE, () -> {})));
    }

    /** As many as are compared in rounded coordinates first; what is found is the same with those that are not. */
    @ParameterizedTest
    @ValueSource(strings = {"random", "copies", "tails", "equal", "apart"})
    void neighboursByRoundedPointsAreThoseOfSorting(String kind) {
        int dimensions = 19;
        int count = 70_001;
        float[] coordinates = random(count, dimensions, 6);
        switch (kind) {
            case "copies" -> System.arraycopy(coordinates, 0, coordinates, 60_000 * dimensions, 9_000 * dimensions);
            case "tails" -> {
                for (int i = 0; i < coordinates.length; i++) {
                    coordinates[i] *= (float) StrictMath.pow(2, i / dimensions % 40 - 20);
                }
            }
            case "equal" -> Arrays.fill(coordinates, 3);
            case "apart" -> {
                for (int i = 0; i < coordinates.length; i++) {
                    coordinates[i] += 50 * (i / dimensions % 3);
                }
            }
            default -> coordinates[5] = 1e30f;
        }
        var points = new Points(coordinates, dimensions);
        float[] asked = Arrays.copyOf(coordinates, 2100 * dimensions);
        for (int i = 0; i < asked.length; i += 2) {
            asked[i] += coordinates[coordinates.length - 1 - i] / 4;
        }
        asked[7] = -1e25f;
        var queries = new Points(asked, dimensions);
        var some = new int[60];
        Arrays.setAll(some, i -> i * i / 2);

        Neighbours one = ExactNeighbours.of(queries, points, 6, ONE, () -> {});
        Neighbours three = ExactNeighbours.of(queries, points, 6, THREE, () -> {});

        String[] found = text(one).split("\n", -1);
        assertThat(text(three)).isEqualTo(text(one));
        assertThat(Arrays.stream(some).mapToObj(i -> found[i] + "\n").collect(Collectors.joining()))
                .isEqualTo(byHand(queries.chosen(some), points, 6));
    }

    @ParameterizedTest
    @CsvSource({"500, 4, 10", "9000, 4, 300", "70000, 18, 2048"})
    void aSearchMayEndWithWhatIsNearEnough(int count, int dimensions, int asked) {
        var points = new Points(random(count, dimensions, 6), dimensions);
        var queries = new Points(random(asked, dimensions, 7), dimensions);
        Neighbours nearest = ExactNeighbours.of(queries, points, 9, ONE, () -> {});
        var enough = new double[asked];
        // Half of the queries can't have enough.
        Arrays.setAll(enough, q -> nearest.squaredDistance(q, 0) * (q % 2 == 0 ? 4 : 1));

        Neighbours found = ExactNeighbours.of(queries, points, 9, new NearEnough(3, enough), THREE, () -> {});

        for (int q = 0; q < asked; q++) {
            if (found.squaredDistance(q, 2) >= enough[q]) {
                for (int place = 0; place < 9; place++) {
                    assertThat(found.neighbour(q, place)).isEqualTo(nearest.neighbour(q, place));
                }
            }
        }
    }

    @Test
    void equallyNearPointsComeInTheirOrder() {
        var coordinates = new float[3 * 1200];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (i * 7 % 5) % 2;
        }
        var points = new Points(coordinates, 3);

        assertThat(text(ExactNeighbours.among(points, 6, THREE, () -> {}))).isEqualTo(byHand(points, points, 6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e-18, 1, 1e15, 1e30})
    void theUnitDoesNotMatter(double unit) {
        float[] coordinates = random(800, 6, 3);
        for (int i = 0; i < coordinates.length; i++) {
            // Far from the origin, where sums of squares lose the differences.
            coordinates[i] = (float) ((coordinates[i] + 100) * unit);
        }
        var points = new Points(coordinates, 6);

        assertThat(text(ExactNeighbours.among(points, 7, ONE, () -> {}))).isEqualTo(byHand(points, points, 7));
    }

    @Test
    void aFarPointHidesNoNeighbour() {
        float[] coordinates = random(900, 4, 8);
        coordinates[0] = 3e18f;
        coordinates[2000] = -1e19f;
        var points = new Points(coordinates, 4);

        assertThat(text(ExactNeighbours.among(points, 5, ONE, () -> {}))).isEqualTo(byHand(points, points, 5));
    }

    @Test
    void aNumberThatIsNoneIsRefusedWithItsPlace() {
        var coordinates = new float[] {1, 2, 3, Float.NaN};

        assertThatThrownBy(() -> new Points(coordinates, 2)).hasMessage("coordinate 1 of point 1 is NaN");
    }

    @Test
    void directionsHaveCosineDistances() {
        Points points = Points.directions(new float[] {1, 0, 0, 5, 3, 3, 0, 0}, 2);

        assertThat(points.squaredDistance(0, points, 1) / 2).isEqualTo(1);
        assertThat(points.squaredDistance(0, points, 2) / 2).isCloseTo(1 - Math.sqrt(0.5), within());
        assertThat(points.squaredDistance(0, points, 3) / 2).isEqualTo(0.5);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-7);
    }

    @Test
    void aForestFindsWhatItSaysThatItFound() {
        int count = 6000;
        var points = new Points(groups(count, 24, 12, 4), 24);
        Neighbours truth = ExactNeighbours.among(points, 8, THREE, () -> {});

        ForestNeighbours.Found found = forest(points, 0.97, THREE);

        long right = 0;
        for (int point = 0; point < count; point++) {
            for (int place = 0; place < 8; place++) {
                if (found.neighbours().squaredDistance(point, place) <= truth.squaredDistance(point, 7)) {
                    right++;
                }
            }
        }
        double recall = right / (8.0 * count);
        assertThat(found.recall())
                .isGreaterThanOrEqualTo(0.97)
                .isCloseTo(recall, org.assertj.core.data.Offset.offset(0.02));
    }

    private static ForestNeighbours.Found forest(Points points, double recall, Execution execution) {
        return ForestNeighbours.among(points, 8, recall, SeededRandom.of(9), execution, () -> {});
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "16, 1", "50, 1", "50, 1e25", "50, 1e-25"})
    void aDistanceIsGivenUpOnlyAboveTheLimit(int dimensions, float unit) {
        float[] coordinates = random(200, dimensions, 3);
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] *= unit;
        }
        var points = new Points(coordinates, dimensions);
        for (int i = 1; i < 200; i++) {
            double distance = points.squaredDistance(0, points, i);

            assertThat(points.squaredDistance(0, points, i, distance)).isEqualTo(distance);
            assertThat(points.squaredDistance(0, points, i, distance * 1.5)).isEqualTo(distance);
            assertThat(points.squaredDistance(0, points, i, Double.POSITIVE_INFINITY))
                    .isEqualTo(distance);
            assertThat(points.squaredDistance(0, points, i, distance / 1.5)).isGreaterThan(distance / 1.5);
        }
    }

    @Test
    void aForestIsTheSameForAnyNumberOfThreads() {
        var points = new Points(groups(3000, 10, 5, 2), 10);

        assertThat(text(forest(points, 1, THREE).neighbours()))
                .isEqualTo(text(forest(points, 1, ONE).neighbours()));
    }

    @Test
    void aForestOfCopiesEnds() {
        var points = new Points(new float[2 * 5000], 2);

        ForestNeighbours.Found found = forest(points, 1, ONE);

        assertThat(found.recall()).isEqualTo(1);
        assertThat(found.neighbours().squaredDistance(4999, 7)).isZero();
    }

    @Test
    void fewPointsAreComparedAsTheyAre() {
        float[] coordinates = random(40, 3, 6);

        assertThat(text(forest(new Points(coordinates, 3), 0.5, ONE).neighbours()))
                .isEqualTo(among(coordinates, 3, 8, ONE));
    }

    @Test
    void aSearchThatIsCancelledEnds() {
        var calls = new AtomicInteger();
        var points = new Points(random(3000, 4, 1), 4);

        assertThatThrownBy(() -> ExactNeighbours.among(points, 3, ONE, () -> {
                    if (calls.incrementAndGet() == 4) {
                        throw new IllegalStateException("cancelled");
                    }
                }))
                .hasMessage("cancelled");
    }
}
