package io.labelwright.math.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultinomialTest {

    private final RandomSequence random = SeededRandom.of(7).sequence(0);

    @ParameterizedTest
    @CsvSource({"5,0.3", "40,0.1", "1000,0.004", "25,0.45", "60,0.5", "300,0.2", "5000,0.9", "100000,0.001"})
    void binomialsFollowTheirDistribution(int trials, double probability) {
        int draws = 40_000;
        var seen = new int[trials + 1];
        for (int i = 0; i < draws; i++) {
            seen[(int) Multinomial.binomial(random, trials, probability)]++;
        }
        var exact = new BinomialDistribution(null, trials, probability);
        double chiSquare = 0;
        int cells = 0;
        double restExpected = draws;
        int restSeen = draws;
        for (int k = 0; k <= trials; k++) {
            double expected = draws * exact.probability(k);
            if (expected >= 20) {
                chiSquare += (seen[k] - expected) * (seen[k] - expected) / expected;
                cells++;
                restExpected -= expected;
                restSeen -= seen[k];
            }
        }
        double deviation = (chiSquare - cells) / Math.sqrt(2.0 * cells);

        assertThat(deviation).as("standard deviations of chi square").isBetween(-4.0, 4.5);
        assertThat((double) restSeen).as("tails").isCloseTo(restExpected, within(5 * Math.sqrt(restExpected) + 5));
    }

    @Test
    void certainAndImpossibleOutcomesAreNotDrawn() {
        assertThat(Multinomial.binomial(random, 10, 0)).isZero();
        assertThat(Multinomial.binomial(random, 10, 1)).isEqualTo(10);
        assertThat(Multinomial.binomial(random, 0, 0.5)).isZero();
    }

    @Test
    void billionsOfTrialsStayInRange() {
        long trials = 3_000_000_000L;

        for (int i = 0; i < 1000; i++) {
            assertThat((double) Multinomial.binomial(random, trials, 0.25)).isCloseTo(0.75e9, within(2e5));
        }
    }

    @Test
    void aProbabilityAboveOneIsRefused() {
        assertThatThrownBy(() -> Multinomial.binomial(random, 10, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Multinomial.binomial(random, 10, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Multinomial.binomial(random, -1, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resamplesKeepTheTotalAndAverageToTheCounts() {
        long[] counts = {0, 50, 3, 0, 900, 47, 0};
        var into = new long[counts.length];
        var sums = new double[counts.length];
        for (int i = 0; i < 5_000; i++) {
            Multinomial.resample(random, counts, into);
            assertThat(Arrays.stream(into).sum()).isEqualTo(1000);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += into[k];
            }
        }

        for (int k = 0; k < sums.length; k++) {
            assertThat(sums[k] / 5_000).isCloseTo((double) counts[k], within(0.5));
        }
        assertThat(sums[0] + sums[3] + sums[6]).isZero();
    }

    @Test
    void nothingIsDrawnFromNoCounts() {
        long[] into = {9, 9};

        Multinomial.resample(random, new long[2], into);

        assertThat(into).containsExactly(0, 0);
    }
}
