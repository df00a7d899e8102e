package io.labelwright.math.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigammaTest {

    private static final double EULER = 0.57721566490153286061;

    @Test
    void valuesThatAreKnownExactly() {
        assertThat(Digamma.of(1)).isEqualTo(-EULER, Offset.offset(1e-14));
        assertThat(Digamma.of(0.5)).isEqualTo(-EULER - 2 * StrictMath.log(2), Offset.offset(1e-14));
        assertThat(Digamma.of(2)).isEqualTo(1 - EULER, Offset.offset(1e-14));
        assertThat(Digamma.of(10)).as("harmonic number of 9").isEqualTo(7129.0 / 2520 - EULER, Offset.offset(1e-14));
    }

    /** Commons Math leaves the series after its third term and is off by 3e-9. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.1, 0.3, 0.9, 1.3, 2.5, 5.99, 9.999, 10, 33.3, 1e3, 1e7})
    void agreesWithAnotherImplementation(double x) {
        double expected = Gamma.digamma(x);
        assertThat(Digamma.of(x)).isEqualTo(expected, Offset.offset(1e-8 * Math.max(1, Math.abs(expected))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.02, 0.7, 1.9, 4.4, 8.8, 12.5})
    void keepsItsRecurrence(double x) {
        assertThat(Digamma.of(x + 1)).isEqualTo(Digamma.of(x) + 1 / x, Offset.offset(1e-12 / x));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.02, 0.7, 1, 4, 9.99, 10, 12.5, 1e4, 1e9})
    void itsPowerOfEIsThatOfTheFunction(double x) {
        double expected = StrictMath.exp(Digamma.of(x));
        assertThat(Digamma.exp(x)).isEqualTo(expected, Offset.offset(1e-13 * expected * Math.max(1, 1 / x)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void otherNumbersAreRefused(double x) {
        assertThatThrownBy(() -> Digamma.of(x)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Digamma.exp(x)).isInstanceOf(IllegalArgumentException.class);
    }
}
