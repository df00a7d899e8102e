package io.labelwright.math.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WholeSumsTest {

    private final SplittableRandom random = new SplittableRandom(3);

    private short[] numbers(int count) {
        var numbers = new short[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (short) random.nextInt();
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10})
    void theLowestBitsOfSumsAreKept(int pairs) {
        var x = new short[pairs][];
        Arrays.setAll(x, i -> numbers(1000));
        short[] q = numbers(2 * pairs);
        short[] base = numbers(1000);
        var into = new short[1000];

        WholeSums.of(77_777, q, x, base, into);

        for (int p = 0; p < into.length; p++) {
            int expected = 77_777 + base[p];
            for (int i = 0; i < pairs; i++) {
                expected += q[2 * i] * x[i][p] + q[2 * i + 1] * Math.floorDiv(x[i][p], 256);
            }
            assertThat(into[p]).isEqualTo((short) expected);
        }
    }
}
