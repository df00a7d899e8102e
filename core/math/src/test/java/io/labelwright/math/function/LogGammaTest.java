package io.labelwright.math.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogGammaTest {

    @Test
    void factorials() {
        assertThat(LogGamma.of(1)).isEqualTo(0, Offset.offset(1e-13));
        assertThat(LogGamma.of(2)).isEqualTo(0, Offset.offset(1e-13));
        assertThat(LogGamma.of(11)).isEqualTo(StrictMath.log(3628800), Offset.offset(1e-13));
        assertThat(LogGamma.of(0.5)).isEqualTo(StrictMath.log(Math.PI) / 2, Offset.offset(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.01, 0.1, 0.3, 0.9, 1.3, 2.5, 5.99, 9.999, 10, 33.3, 1e3, 1e7})
    void agreesWithAnotherImplementation(double x) {
        double expected = Gamma.logGamma(x);
        assertThat(LogGamma.of(x)).isEqualTo(expected, Offset.offset(1e-12 * Math.max(1, Math.abs(expected))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void otherNumbersAreRefused(double x) {
        assertThatThrownBy(() -> LogGamma.of(x)).isInstanceOf(IllegalArgumentException.class);
    }
}
