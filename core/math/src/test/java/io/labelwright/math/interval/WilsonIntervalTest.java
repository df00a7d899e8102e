package io.labelwright.math.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

    /** The worked examples of Newcombe (1998), Two-sided confidence intervals for the single proportion, table I. */
    @ParameterizedTest
    @CsvSource({"81,263,0.2553,0.3662", "15,148,0.0624,0.1605", "0,20,0.0000,0.1611", "1,29,0.0061,0.1718"})
    void agreesWithNewcombesTable(int successes, int trials, double low, double high) {
        var interval = WilsonInterval.of(successes, trials, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void endsAreExactWhereAllOrNoneSucceed() {
        assertThat(WilsonInterval.of(0, 7, 0.95).low()).isZero();
        assertThat(WilsonInterval.of(7, 7, 0.95).high()).isEqualTo(1.0);
        assertThat(WilsonInterval.of(1, 1, 0.95).low()).isCloseTo(0.2065, within(0.0001));
    }

    @Test
    void holdsTheShareAndStaysInsideZeroAndOne() {
        for (int trials = 1; trials <= 60; trials++) {
            for (int successes = 0; successes <= trials; successes++) {
                var interval = WilsonInterval.of(successes, trials, 0.999);
                double share = (double) successes / trials;
                assertThat(interval.low()).isBetween(0.0, share);
                assertThat(interval.high()).isBetween(share, 1.0);
            }
        }
    }

    /** Expected answers may be next to none, where centre and half width are equal but for rounding. */
    @Test
    void nextToNoSuccessStaysInsideZeroAndOne() {
        for (double trials : new double[] {1, 3, 7, 20, 45, 101}) {
            for (double few = 1e-20; few < 1e-12; few *= 1.7) {
                assertThat(WilsonInterval.of(few, trials, 0.95).low()).isBetween(0.0, 1.0);
                assertThat(WilsonInterval.of(trials - few, trials, 0.95).high()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void nextToNoSuccessOrFailureStaysInsideToo() {
        for (double part = 1e-300; part < 1; part *= 1.7) {
            for (double trials : new double[] {1, 9, 10.5, 4000}) {
                assertThat(WilsonInterval.of(part, trials, 0.95).low()).isBetween(0.0, part / trials);
                assertThat(WilsonInterval.of(trials - part, trials, 0.95).high())
                        .isBetween((trials - part) / trials, 1.0);
            }
        }
    }

    @Test
    void moreSuccessesThanTrialsAreRefused() {
        assertThatThrownBy(() -> WilsonInterval.of(2, 1, 0.95)).hasMessageContaining("2.0 successes in 1.0 trials");
        assertThatThrownBy(() -> WilsonInterval.of(0, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WilsonInterval.of(Double.NaN, 1, 0.95)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLevelOfOneIsRefused() {
        assertThatThrownBy(() -> WilsonInterval.of(1, 2, 1)).hasMessageContaining("confidence level of 1.0");
        assertThatThrownBy(() -> WilsonInterval.quantile(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theUsualLevelReachesOneNineSixStandardErrors() {
        assertThat(WilsonInterval.quantile(0.95)).isCloseTo(1.959963984540054, within(1e-14));
    }
}
