package io.labelwright.learn.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    private static double[] ones(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void theTemperatureOfAForecastThatIsTooSureIsFound() {
        RandomSequence draws = SeededRandom.of(2).sequence(0);
        int size = 20_000;
        var said = new double[size][2];
        var labels = new int[size];
        for (int i = 0; i < size; i++) {
            double logit = 2 * draws.nextGaussian();
            double p = 1 / (1 + Math.exp(-logit));
            labels[i] = draws.nextDouble() < p ? 1 : 0;
            // Said at half the temperature.
            said[i][1] = 1 / (1 + Math.exp(-2 * logit));
            said[i][0] = 1 - said[i][1];
        }

        Temperature fitted = Temperature.fit(said, labels, ones(size));

        assertThat(fitted.temperature()).isEqualTo(2, Offset.offset(0.08));
    }

    @Test
    void aTemperatureKeepsOrderAndSum() {
        Temperature fitted = Temperature.fit(
                new double[][] {{0.9, 0.1, 0}, {0.8, 0.2, 0}, {0.3, 0.7, 0}}, new int[] {0, 1, 1}, ones(3));
        double[] p = {0.6, 0.4, 0};

        fitted.apply(p);

        assertThat(p[0] + p[1]).isEqualTo(1, CLOSE);
        assertThat(p[0]).isGreaterThan(p[1]);
        assertThat(p[2]).isZero();
    }

    @Test
    void certaintyThatIsAlwaysRightStaysFinite() {
        Temperature fitted = Temperature.fit(new double[][] {{1, 0}, {0, 1}}, new int[] {0, 1}, ones(2));
        double[] p = {0, 1};

        fitted.apply(p);

        assertThat(p).containsExactly(0, 1);
    }

    @Test
    void isotonicPoolsWhatFalls() {
        // Scores .1 .2 .3 .4 of class 1 with hits 0 1 0 1: the middle two are pooled to 1/2.
        double[][] said = {{0.9, 0.1}, {0.8, 0.2}, {0.7, 0.3}, {0.6, 0.4}};
        Isotonic fitted = Isotonic.fit(said, new int[] {0, 1, 0, 1}, ones(4));
        double[] p = {0.75, 0.25};

        fitted.apply(p);

        assertThat(p[1]).isEqualTo(0.5, CLOSE);
    }

    @Test
    void isotonicBeyondTheFirstAndLastScoreIsConstant() {
        double[][] said = {{0.6, 0.4}, {0.4, 0.6}, {0.6, 0.4}, {0.4, 0.6}, {0.6, 0.4}};
        Isotonic fitted = Isotonic.fit(said, new int[] {0, 1, 1, 1, 0}, ones(5));
        double[] low = {0.99, 0.01};
        double[] high = {0.01, 0.99};

        fitted.apply(low);
        fitted.apply(high);

        assertThat(low[1]).isEqualTo(1.0 / 3, CLOSE);
        assertThat(high[1]).isEqualTo(1, CLOSE);
    }
}
