package io.labelwright.math.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PortableLogTest {

    @Test
    void agreesWithStrictMathToOneUnitInTheLastPlace() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 200_000; i++) {
            double x = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
            if (Double.isFinite(x)) {
                assertClose(x);
            }
            assertClose(random.nextDouble());
            assertClose(0.5 + random.nextDouble());
        }
    }

    @Test
    void definesTheEdges() {
        assertThat(PortableLog.log(1.0)).isEqualTo(0.0);
        assertThat(PortableLog.log(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(PortableLog.log(-1.0)).isNaN();
        assertThat(PortableLog.log(Double.NaN)).isNaN();
        assertThat(PortableLog.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertClose(Double.MIN_VALUE);
        assertClose(Double.MIN_NORMAL);
        assertClose(Double.MAX_VALUE);
    }

    private static void assertClose(double x) {
        double expected = StrictMath.log(x);
        assertThat(Math.abs(PortableLog.log(x) - expected))
                .as("log(%s)", x)
                .isLessThanOrEqualTo(1.01 * Math.ulp(expected));
    }
}
