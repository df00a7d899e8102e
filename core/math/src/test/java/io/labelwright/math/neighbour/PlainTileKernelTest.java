package io.labelwright.math.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

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
    @ValueSource(ints = {0, 1, 127, 128, 300, 511})
    void aTileIsToldThatHasSomethingAboveABound(int place) {
        float[] near = numbers(TileKernel.SIZE);
        near[(place + 9) % TileKernel.SIZE] = -0x1.0p100f;
        var spare = new float[TileKernel.SIZE];

        assertThat(kernel.isAnyAbove(near, 1, spare)).isFalse();
        near[place] = Math.nextUp(1f);
        assertThat(kernel.isAnyAbove(near, 1, spare)).isTrue();
        assertThat(kernel.isAnyAbove(near, near[place], spare)).isFalse();
        assertThat(kernel.isAnyAbove(near, Float.NEGATIVE_INFINITY, spare)).isTrue();
    }
}
