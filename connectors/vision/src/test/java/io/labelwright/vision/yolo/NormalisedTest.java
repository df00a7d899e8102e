package io.labelwright.vision.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NormalisedTest {

    /** What is read prints as the same digits. */
    @ParameterizedTest
    @ValueSource(ints = {4, 6, 8, 10})
    void sharesComeBackToTheirLastDigit(int digits) {
        var random = new SplittableRandom(digits);
        var side = new Normalised();
        for (int i = 0; i < 20_000; i++) {
            int image = 1 + random.nextInt(i % 2 == 0 ? 60 : 12_000);
            double share = Math.rint(random.nextDouble() * Math.pow(10, digits)) / Math.pow(10, digits);
            double centre = Math.rint(random.nextDouble() * Math.pow(10, digits)) / Math.pow(10, digits);

            side.decode(centre, share, digits, image);

            String what = "centre %s, share %s of %d".formatted(centre, share, image);
            assertThat(print(Normalised.centre(side.from(), side.length(), image), digits))
                    .as(what)
                    .isEqualTo(print(centre, digits));
            assertThat(print(side.length() / image, digits)).as(what).isEqualTo(print(share, digits));
        }
    }

    /** Whole pixels that a program has printed with six digits are whole again. */
    @Test
    void wholePixelsComeBack() {
        var random = new SplittableRandom(1);
        var side = new Normalised();
        for (int i = 0; i < 20_000; i++) {
            int image = 2 + random.nextInt(20_000);
            int from = random.nextInt(image - 1);
            int length = 1 + random.nextInt(image - from);
            double centre = printed((from + length / 2.0) / image);
            double share = printed((double) length / image);

            side.decode(centre, share, 6, image);

            assertThat(side.from()).as("%d + %d of %d", from, length, image).isEqualTo(from);
            assertThat(side.length()).isEqualTo(length);
        }
    }

    @Test
    void theSampleOfDatumaroHasWholePixels() {
        var side = new Normalised();

        side.decode(0.133333, 0.266667, 6, 15);

        assertThat(side.from()).isZero();
        assertThat(side.length()).isEqualTo(4);
    }

    @Test
    void numbersAreRoundedAndHaveTheirDigits() {
        assertThat(print(0.5, 6)).isEqualTo("0.500000");
        assertThat(print(1, 6)).isEqualTo("1.000000");
        assertThat(print(0.0000004, 6)).isEqualTo("0.000000");
        assertThat(print(-0.0000004, 6)).isEqualTo("0.000000");
        assertThat(print(-0.25, 2)).isEqualTo("-0.25");
        assertThat(print(0.062, 2)).isEqualTo("0.06");
        assertThat(print(12.5, 15)).isEqualTo("12.50000000000000");
    }

    /** As C and Python print with %.6f; Java rounds ties up. */
    private static double printed(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
    }

    private static String print(double value, int digits) {
        var text = new StringBuilder();
        Normalised.print(value, digits, text);
        return text.toString();
    }
}
