package io.labelwright.consensus.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Totals;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class WideCellsTest {

    private static double sum(Accumulator accumulator) {
        return WideCells.sum(new Totals(accumulator.cells, new double[0], accumulator.unit()), 0);
    }

    @Test
    void valuesOfAllSizesAddUpToTheLastStep() {
        var random = new SplittableRandom(1);
        var accumulator = new Accumulator(WideCells.WIDTH, 0, 1);
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < 10_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(-30, 40));
            WideCells.add(accumulator, 0, value);
            exact = exact.add(new BigDecimal(value));
        }

        assertThat(sum(accumulator)).isEqualTo(exact.doubleValue(), Offset.offset(10_000 * 0x1p-33));
    }

    @Test
    void theOrderChangesNoBit() {
        double[] values = {1e9, -3.3e-5, 0.1, 7.7e11, -1e9, 2.5e6, -1e-9, 0.7};
        var forth = new Accumulator(WideCells.WIDTH, 0, 1);
        var back = new Accumulator(WideCells.WIDTH, 0, 1);
        for (int i = 0; i < values.length; i++) {
            WideCells.add(forth, 0, values[i]);
            WideCells.add(back, 0, values[values.length - 1 - i]);
        }

        assertThat(sum(forth)).isEqualTo(sum(back));
    }

    @Test
    void whatIsTooLargeCountsAsTheLargest() {
        var accumulator = new Accumulator(WideCells.WIDTH, 0, 1);
        WideCells.add(accumulator, 0, Double.POSITIVE_INFINITY);

        assertThat(sum(accumulator)).isEqualTo(0x1p42);
    }
}
