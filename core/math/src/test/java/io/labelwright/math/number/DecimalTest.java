package io.labelwright.math.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecimalTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "-0.0, -0.0",
        "0.1, 0.1",
        "100, 100.0",
        "0.001, 0.001",
        "0.00099, 9.9E-4",
        "9999999, 9999999.0",
        "1e7, 1.0E7",
        "2e23, 2.0E23",
        "2e-44, 2.0E-44",
        "4.9e-324, 4.9E-324",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "1.7976931348623157E308, 1.7976931348623157E308"
    })
    void printsTheFormOfNewerJavaVersions(double value, String expected) {
        assertThat(Decimal.print(value)).isEqualTo(expected);
    }

    @Test
    void namesWhatIsNotFinite() {
        assertThat(Decimal.print(Double.NaN)).isEqualTo("NaN");
        assertThat(Decimal.print(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(Decimal.print(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void everyNumberReadsBackAndNoShorterTextDoes() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = Decimal.print(value);

            assertThat(Double.parseDouble(text)).isEqualTo(value);
            assertThat(digits(text)).as(text).isLessThanOrEqualTo(digits(Double.toString(value)));
        }
    }

    @Test
    void agreesWithTheJdkWhereThatPrintsTheShortest() {
        if (Runtime.version().feature() < 19) {
            return;
        }
        var random = new SplittableRandom(11);
        for (int i = 0; i < 50_000; i++) {
            double value = i % 2 == 0 ? random.nextDouble() : Double.longBitsToDouble(random.nextLong());
            assertThat(Decimal.print(value)).isEqualTo(Double.toString(value));
        }
    }

    @Test
    void writesIntoTheMiddleOfAnArray() {
        var target = new byte[100];

        int end = Decimal.write(-1.5, target, 10);
        target[end++] = ' ';
        end = Decimal.write(Long.MIN_VALUE, target, end);

        assertThat(new String(target, 10, end - 10, StandardCharsets.US_ASCII)).isEqualTo("-1.5 -9223372036854775808");
        assertThat(Decimal.append(new StringBuilder("x="), 0.25)).hasToString("x=0.25");
    }

    private static int digits(String text) {
        return new BigDecimal(text).stripTrailingZeros().precision();
    }
}
