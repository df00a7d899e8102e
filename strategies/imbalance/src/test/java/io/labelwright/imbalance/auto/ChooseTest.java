package io.labelwright.imbalance.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.imbalance.target.PairedFigures;
import io.labelwright.imbalance.target.Target;
import io.labelwright.imbalance.target.TargetMetric;
import io.labelwright.learn.calibration.Calibration;
import io.labelwright.math.interval.Interval;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChooseTest {

    private static final Trial NOTHING = trial(Choice.NOTHING, 0, 0);

    /**
     * A trial on eight items of two classes, of which doing nothing finds one class.
     *
     * @param right items of the other class that are found
     * @param low end of the interval of the gain
     */
    private static Trial trial(Choice choice, int right, double low) {
        int[] truth = {0, 0, 0, 0, 1, 1, 1, 1};
        var answers = new int[truth.length];
        Arrays.fill(answers, 4, 4 + right, 1);
        var learned = new Learned(
                (examples, pause) -> {
                    throw new AssertionError("learned");
                },
                Calibration.none(),
                new double[0]);
        return new Trial(
                choice,
                learned,
                PairedFigures.of(
                        new Target(TargetMetric.BALANCED_ACCURACY, new double[2][2], 0, 0),
                        truth,
                        new int[truth.length],
                        answers),
                null,
                new Interval(low, 1));
    }

    private static Choice chosen(Trial... tried) {
        return AutoDecision.choose(List.of(tried)).choice();
    }

    @Test
    void ofThoseThatAreSurelyBetterTheOneThatGainsMostIsTaken() {
        assertThat(chosen(
                        NOTHING,
                        trial(Choice.PRIOR_CORRECTION, 2, 0.2),
                        trial(Choice.THRESHOLD, 3, 0.1),
                        trial(Choice.CLASS_WEIGHTS, 1, 0.05)))
                .isEqualTo(Choice.THRESHOLD);
    }

    @Test
    void whatMayBeNoGainIsNotTaken() {
        assertThat(chosen(NOTHING, trial(Choice.THRESHOLD, 4, 0), trial(Choice.CLASS_WEIGHTS, 1, 0.01)))
                .isEqualTo(Choice.CLASS_WEIGHTS);
        assertThat(chosen(NOTHING, trial(Choice.THRESHOLD, 4, -0.01))).isEqualTo(Choice.NOTHING);
    }

    @Test
    void ofEqualsTheOneThatChangesLessIsTaken() {
        assertThat(chosen(NOTHING, trial(Choice.PRIOR_CORRECTION, 2, 0.1), trial(Choice.CLASS_WEIGHTS, 2, 0.2)))
                .isEqualTo(Choice.PRIOR_CORRECTION);
    }
}
