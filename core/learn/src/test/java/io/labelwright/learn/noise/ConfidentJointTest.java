package io.labelwright.learn.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class ConfidentJointTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    /**
     * Thresholds are the mean probabilities .75 and .6. Of the three items labelled 0 two are confident of 0 and none
     * of 1 (the last one's .5 is below .6); of the two labelled 1 one is confident of 1 and one of 0.
     */
    private static ConfidentJoint small() {
        double[][] p = {{0.9, 0.1}, {0.85, 0.15}, {0.5, 0.5}, {0.1, 0.9}, {0.7, 0.3}};
        p[4] = new double[] {0.8, 0.2};
        return ConfidentJoint.of(p, new int[] {0, 0, 0, 1, 1}, 2);
    }

    @Test
    void confidentItemsAreCountedByLabelAndClass() {
        ConfidentJoint joint = small();

        // Rows are scaled to how often a label is given: 3/5 and 2/5.
        assertThat(joint.share(0, 0)).isEqualTo(0.6, CLOSE);
        assertThat(joint.share(0, 1)).isEqualTo(0, CLOSE);
        assertThat(joint.share(1, 0)).isEqualTo(0.2, CLOSE);
        assertThat(joint.share(1, 1)).isEqualTo(0.2, CLOSE);
    }

    @Test
    void noiseIsTheShareOfLabelsOfAClass() {
        double[][] noise = small().noise();

        assertThat(noise[0]).containsExactly(new double[] {0.75, 0.25}, CLOSE);
        assertThat(noise[1]).containsExactly(new double[] {0, 1}, CLOSE);
    }

    @Test
    void theInverseTakesNoiseOut() {
        double[][] inverse = Objects.requireNonNull(small().inverseNoise());

        assertThat(inverse[0]).containsExactly(new double[] {4.0 / 3, -1.0 / 3}, CLOSE);
        assertThat(inverse[1]).containsExactly(new double[] {0, 1}, CLOSE);
    }

    @Test
    void classesThatAreMixedUpHaveNoInverse() {
        double[][] p = {{0.9, 0.1}, {0.1, 0.9}, {0.9, 0.1}, {0.1, 0.9}};

        assertThat(ConfidentJoint.of(p, new int[] {0, 0, 1, 1}, 2).inverseNoise())
                .isNull();
    }

    @Test
    void aClassWithoutLabelsHasNoNoise() {
        double[][] noise =
                ConfidentJoint.of(new double[][] {{1, 0, 0}}, new int[] {0}, 3).noise();

        assertThat(noise[2]).containsExactly(0, 0, 1);
    }
}
