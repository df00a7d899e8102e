package io.labelwright.math.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void interpolatesBetweenNeighbours() {
        double[] values = {4, 1, 3, 2, 5};

        var interval = Percentiles.of(values, 0.5);

        assertThat(interval).isEqualTo(new Interval(2, 4));
        // numpy.percentile([1, 2, 3, 4, 5], [2.5, 97.5]) = [1.1, 4.9]
        var wide = Percentiles.of(values, 0.95);
        assertThat(wide).isNotNull();
        assertThat(wide.low()).isCloseTo(1.1, within(1e-12));
        assertThat(wide.high()).isCloseTo(4.9, within(1e-12));
        assertThat(values).as("the caller's array").containsExactly(4, 1, 3, 2, 5);
    }

    @Test
    void resamplesWithoutTheFigureAreLeftOut() {
        assertThat(Percentiles.of(new double[] {Double.NaN, 2, Double.NaN}, 0.95))
                .isEqualTo(new Interval(2, 2));
    }

    @Test
    void thereIsNoIntervalOfNothing() {
        assertThat(Percentiles.of(new double[0], 0.95)).isNull();
        assertThat(Percentiles.of(new double[] {Double.NaN}, 0.95)).isNull();
    }

    @Test
    void aLevelOfOneIsRefused() {
        assertThatThrownBy(() -> Percentiles.of(new double[] {1}, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
