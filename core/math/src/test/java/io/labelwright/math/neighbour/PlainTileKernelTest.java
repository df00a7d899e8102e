package io.labelwright.math.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTileKernelTest {

    private final PlainTileKernel kernel = new PlainTileKernel();
    private final SplittableRandom random = new SplittableRandom(3);

    private float[] numbers(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    private float[][] rows(int count, int width) {
        return IntStream.range(0, count).mapToObj(i -> numbers(width)).toArray(float[][]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 8, 20})
    void nearnessIsTheProductLessHalfTheSquare(int dimensions) {
        float[][] q = rows(TileKernel.AT_ONCE, dimensions);
        float[][] x = rows(dimensions, TileKernel.SIZE);
        float[] minusHalfSquare = numbers(TileKernel.SIZE);
        var into = new float[TileKernel.AT_ONCE][TileKernel.SIZE];

        kernel.nearness(q, 5, x, minusHalfSquare, into);

        for (int i = 0; i < 5; i++) {
            for (int p = 0; p < TileKernel.SIZE; p++) {
                double expected = minusHalfSquare[p];
                for (int d = 0; d < dimensions; d++) {
                    expected += (double) q[i][d] * x[d][p];
                }
                assertThat((double) into[i][p]).isEqualTo(expected, Offset.offset(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8})
    void aPlaceIsToldWhereARowIsAboveItsBound(int some) {
        float[][] near = rows(TileKernel.AT_ONCE, TileKernel.SIZE);
        // Rows that do not hold are above all bounds.
        Arrays.stream(near, some, near.length).forEach(row -> Arrays.fill(row, 9));
        var bound = new float[near.length];
        Arrays.fill(bound, 0.9f);
        bound[0] = near[0][17];
        var into = new float[TileKernel.SIZE];

        kernel.above(near, some, bound, into);

        for (int p = 0; p < TileKernel.SIZE; p++) {
            int place = p;
            assertThat(into[p] > 0).isEqualTo(IntStream.range(0, some).anyMatch(i -> near[i][place] > bound[i]));
        }
        bound[some - 1] = Float.NEGATIVE_INFINITY;
        kernel.above(near, some, bound, into);
        assertThat(IntStream.range(0, TileKernel.SIZE)).allMatch(p -> into[p] > 0);
    }
}
