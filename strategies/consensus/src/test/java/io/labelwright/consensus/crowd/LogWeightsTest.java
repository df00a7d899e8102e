package io.labelwright.consensus.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class LogWeightsTest {

    @Test
    void logarithmsFarBelowZeroBecomeProbabilities() {
        double[] values = {9, -1000 + StrictMath.log(3), -1000, Double.NEGATIVE_INFINITY, 9};

        double sum = LogWeights.normalise(values, 1, 3);

        assertThat(sum).isEqualTo(-1000 + StrictMath.log(4), Offset.offset(1e-12));
        assertThat(values).containsExactly(new double[] {9, 0.75, 0.25, 0, 9}, Offset.offset(1e-12));
    }

    @Test
    void whereNothingIsPossibleAllIsEquallyLikely() {
        double[] values = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};

        LogWeights.normalise(values, 0, 2);

        assertThat(values).containsExactly(0.5, 0.5);
    }
}
