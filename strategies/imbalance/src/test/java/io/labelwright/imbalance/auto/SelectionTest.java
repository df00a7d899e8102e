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

final class SelectionTest {

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
        return new Trial(choice, learned, answers, figures(new int[truth.length], answers), null, new Interval(low, 1));
    }

    private static PairedFigures figures(int[] one, int[] other) {
        int[] truth = {0, 0, 0, 0, 1, 1, 1, 1};
        return PairedFigures.of(new Target(TargetMetric.BALANCED_ACCURACY, new double[2][2], 0, 0), truth, one, other);
    }

    /** The same, compared with another. */
    private static Trial beside(Trial expected, Trial trial, double low) {
        return trial.beside(figures(expected.answers(), trial.answers()), new Interval(low, 1));
    }

    private static Choice chosen(Trial... tried) {
        return Selection.of(List.of(tried), TargetMetric.MACRO_F1).choice();
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

    private static Choice balanced(Trial... tried) {
        return Selection.of(List.of(tried), TargetMetric.BALANCED_ACCURACY).choice();
    }

    @Test
    void forBalancedAccuracyWhatIsExpectedToBeBestGivesWayToWhatIsSurelyBetter() {
        Trial pooled = trial(Choice.PRIORS_AND_WEIGHTS, 2, 0.1);
        Trial weights = trial(Choice.CLASS_WEIGHTS, 3, 0.2);

        assertThat(balanced(NOTHING, beside(pooled, weights, -0.01), pooled)).isEqualTo(Choice.PRIORS_AND_WEIGHTS);
        assertThat(balanced(NOTHING, beside(pooled, weights, 0.01), pooled)).isEqualTo(Choice.CLASS_WEIGHTS);
        Trial luckier = trial(Choice.THRESHOLD, 4, 0.2);
        assertThat(balanced(NOTHING, beside(pooled, luckier, 0), beside(pooled, weights, 0.01), pooled))
                .isEqualTo(Choice.CLASS_WEIGHTS);
    }

    @Test
    void whatIsExpectedToBeBestIsNotTakenWhereItMayBeNoGain() {
        Trial pooled = trial(Choice.PRIORS_AND_WEIGHTS, 2, -0.1);
        Trial priors = trial(Choice.PRIOR_CORRECTION, 1, 0.1);

        assertThat(balanced(NOTHING, pooled)).isEqualTo(Choice.NOTHING);
        assertThat(balanced(NOTHING, priors, pooled)).isEqualTo(Choice.PRIOR_CORRECTION);
        assertThat(balanced(NOTHING, trial(Choice.RANDOM_UNDER, 3, 0.1), pooled))
                .isEqualTo(Choice.RANDOM_UNDER);
    }

    @Test
    void nothingIsExpectedOfOtherMetrics() {
        List<Trial> tried = List.of(NOTHING, trial(Choice.PRIORS_AND_WEIGHTS, 2, 0.1));

        assertThat(Selection.expected(tried, TargetMetric.MACRO_F1)).isNull();
        assertThat(Selection.expected(tried, TargetMetric.BALANCED_ACCURACY)).isEqualTo(tried.get(1));
    }
}
