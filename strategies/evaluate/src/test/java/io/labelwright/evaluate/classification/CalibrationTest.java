package io.labelwright.evaluate.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.evaluate.GoldenCase;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationTest {

    static List<GoldenCase> goldenCases() {
        return GoldenCase.read("calibration.txt");
    }

    private static CollectingOutputs run(int bootstrap, InMemoryInputs inputs) {
        return TestStage.of(new ClassificationFactory())
                .run(new ClassificationConfig(JudgedItems.DECIDED, null, bootstrap, 0.95), inputs);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void figuresAreThoseOfScikitLearnAndNumpy(GoldenCase golden) {
        var out = run(200, GoldenItems.of(golden));

        for (List<String> expected : golden.expected()) {
            CollectedRow row = out.row(TableKind.METRICS, "metric", expected.get(0), "class", "");
            double value = Double.parseDouble(expected.get(1));
            assertThat(row.number("value")).as("%s", row).isCloseTo(value, within(1e-12));
            assertThat(value).as("%s", row).isBetween(row.number("low") - 1e-12, row.number("high") + 1e-12);
        }
        assertThat(golden.expected()).hasSize(3);
    }

    @Test
    void labelsWithoutProbabilitiesHaveACalibrationErrorOnly() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam")
                .gold("a", "ham")
                .label("a", "ham")
                .gold("b", "ham")
                .label("b", "spam");

        var out = run(0, inputs);

        // The test kit gives every label the confidence 1.
        assertThat(out.row(TableKind.METRICS, "metric", "ece").number("value")).isEqualTo(0.5);
        assertThat(out.row(TableKind.METRICS, "metric", "ece").isMissing("low")).isTrue();
        assertThat(out.row(TableKind.METRICS, "metric", "brier_score", "class", "")
                        .isMissing("value"))
                .isTrue();
        assertThat(out.row(TableKind.METRICS, "metric", "log_loss").isMissing("value"))
                .isTrue();
    }

    @Test
    void withoutLabelsNothingIsDefined() {
        var out = run(50, InMemoryInputs.ofClasses("ham", "spam").gold("a", "ham"));

        for (String metric : List.of("ece", "brier_score", "log_loss")) {
            assertThat(out.row(TableKind.METRICS, "metric", metric, "class", "").isMissing("value"))
                    .isTrue();
        }
    }

    /** The mean of independent losses: its interval is 1.96 standard errors to each side. */
    @Test
    void theIntervalOfTheBrierScoreIsAsWideAsItsStandardErrorSays() {
        int items = 3_000;
        var calibration = new Calibration();
        var random = SeededRandom.of(8).sequence(0);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < items; i++) {
            double p = random.nextDouble();
            int truth = random.nextDouble() < p ? 0 : 1;
            calibration.addProbabilities(new double[] {p, 1 - p}, truth);
            double loss = 2 * (truth == 0 ? (1 - p) * (1 - p) : p * p);
            sum += loss;
            squares += loss * loss;
        }

        var interval = calibration.ofBrierScore(TestContext.create(), SeededRandom.of(1), 2_000, 0.95);

        double mean = sum / items;
        double error = Math.sqrt((squares / items - mean * mean) / items);
        assertThat(calibration.brierScore()).isCloseTo(mean, within(1e-12));
        assertThat(interval).isNotNull();
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * error, within(0.08 * 4 * error));
        assertThat(mean).isBetween(interval.low(), interval.high());
    }
}
