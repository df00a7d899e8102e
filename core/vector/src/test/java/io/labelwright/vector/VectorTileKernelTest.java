package io.labelwright.vector;

import static io.labelwright.math.neighbour.TileKernel.AT_ONCE;
import static io.labelwright.math.neighbour.TileKernel.SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.neighbour.ExactNeighbours;
import io.labelwright.math.neighbour.Neighbours;
import io.labelwright.math.neighbour.Points;
import io.labelwright.math.neighbour.TileKernel;
import io.labelwright.testkit.SerialExecution;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with {@code --add-modules jdk.incubator.vector}. */
final class VectorTileKernelTest {

    private final TileKernel kernel = new VectorKernels().find().orElseThrow();
    private final SplittableRandom random = new SplittableRandom(3);

    private float[] numbers(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 1", "7, 8", "20, 5", "64, 8"})
    void nearnessIsTheProductLessHalfTheSquare(int dimensions, int some) {
        var q = new float[AT_ONCE][];
        Arrays.setAll(q, i -> numbers(dimensions));
        var x = new float[dimensions][];
        Arrays.setAll(x, d -> numbers(SIZE));
        float[] minusHalfSquare = numbers(SIZE);
        minusHalfSquare[SIZE - 1] = Float.NEGATIVE_INFINITY;
        var into = new float[AT_ONCE][SIZE];

        kernel.nearness(q, some, x, minusHalfSquare, into);

        for (int i = 0; i < some; i++) {
            for (int p = 0; p < SIZE; p++) {
                double expected = minusHalfSquare[p];
                for (int d = 0; d < dimensions; d++) {
                    expected += (double) q[i][d] * x[d][p];
                }
                assertThat((double) into[i][p]).isEqualTo(expected, Offset.offset(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 31, 200, 511, 512})
    void theNextPlaceIsTheFirstThatIsLargeEnough(int large) {
        float[] near = numbers(SIZE);
        float[] theirs = numbers(SIZE);
        if (large < SIZE) {
            near[large] = 5;
        }
        for (int from : new int[] {0, 1, 13, 500, 512}) {
            int expected = large >= from ? Math.min(large, SIZE) : SIZE;
            assertThat(kernel.next(near, from, SIZE, 5)).isEqualTo(expected);
            assertThat(kernel.next(near, theirs, from, SIZE, 5, 9)).isEqualTo(expected);
            assertThat(kernel.next(near, theirs, from, SIZE, 9, 4)).isEqualTo(expected);
        }
        assertThat(kernel.next(near, 0, Math.min(large, 300), 5)).isEqualTo(Math.min(large, 300));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 300, 511})
    void aTileIsToldThatHasSomethingAboveABound(int place) {
        float[] near = numbers(SIZE);
        var spare = new float[SIZE];

        assertThat(kernel.isAnyAbove(near, 1, spare)).isFalse();
        near[place] = Math.nextUp(1f);
        assertThat(kernel.isAnyAbove(near, 1, spare)).isTrue();
        assertThat(kernel.isAnyAbove(near, near[place], spare)).isFalse();
        assertThat(kernel.isAnyAbove(near, Float.NEGATIVE_INFINITY, spare)).isTrue();
    }

    @Test
    void whatIsNoNumberIsPassedOver() {
        var near = new float[SIZE];
        Arrays.fill(near, Float.NaN);

        assertThat(kernel.next(near, 0, SIZE, 0)).isEqualTo(SIZE);
        assertThat(kernel.next(near, near, 0, SIZE, 0, 0)).isEqualTo(SIZE);
    }

    /** The search takes this kernel here, and finds what measuring all pairs in doubles finds. */
    @Test
    void neighboursAreThoseOfAllPairs() {
        int count = 700;
        int k = 6;
        float[] coordinates = numbers(count * 9);
        // Some points lie on each other, so that numbers have to decide.
        System.arraycopy(coordinates, 0, coordinates, 9 * 600, 9 * 50);
        var points = new Points(coordinates, 9);

        Neighbours among = ExactNeighbours.among(points, k, SerialExecution.inOrder(), () -> {});
        Neighbours of = ExactNeighbours.of(points, points, k, SerialExecution.inOrder(), () -> {});

        for (int q = 0; q < count; q++) {
            int point = q;
            int[] nearest = IntStream.range(0, count)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer p) -> points.squaredDistance(point, points, p))
                            .thenComparing(Comparator.naturalOrder()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[] others =
                    Arrays.stream(nearest).filter(p -> p != point).limit(k).toArray();
            for (int place = 0; place < k; place++) {
                assertThat(among.neighbour(q, place)).isEqualTo(others[place]);
                assertThat(among.squaredDistance(q, place)).isEqualTo(points.squaredDistance(q, points, others[place]));
                assertThat(of.neighbour(q, place)).isIn(nearest[place], others[place]);
            }
        }
    }
}
