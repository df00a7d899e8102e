package io.labelwright.propagate.selftraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SelfTrainingTest extends StrategyContract<SelfTrainingConfig> {

    @Override
    protected StrategyFactory<SelfTrainingConfig> factory() {
        return new SelfTrainingFactory();
    }

    @Override
    protected String with() {
        return "{threshold: 0.5, max_iterations: 3, relabel: true}";
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return Samples.points(data);
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    /** 80 points around -2 (ham, the even ones) and 2 (spam); the first four have a label. */
    private static InMemoryInputs line() {
        RandomSequence draws = SeededRandom.of(5).sequence(0);
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var rows = new double[80][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {(i % 2 == 0 ? -2 : 2) + draws.nextGaussian() / 2};
            inputs.items("i" + i);
            if (i < 4) {
                inputs.label("i" + i, i % 2 == 0 ? "ham" : "spam");
            }
        }
        inputs.items("bare");
        return inputs.features("line", List.of("x"), rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{threshold: 0.8}",
                "{threshold: 0.8, class_balanced: true}",
                "{criterion: k_best, k_best: 5, class_balanced: true, max_iterations: 20}",
                "{model: linear-svm, criterion: k_best}",
                "{model: fast-dropout}",
                "{model: ensemble, class_weights: balanced}"
            })
    void labelsSpreadToAllThatHaveFeatures(String with) {
        CollectingOutputs out = run(with, line());

        for (int i = 4; i < 80; i++) {
            CollectedRow row = out.row(TableKind.LABELS, "item", "i" + i);
            assertThat(row.text("label")).as("%s", row).isEqualTo(i % 2 == 0 ? "ham" : "spam");
            assertThat(row.text("source"))
                    .isEqualTo(out.row(TableKind.PREDICTIONS, "item", "i" + i).text("model"));
        }
        assertThat(out.row(TableKind.LABELS, "item", "bare").text("status")).isEqualTo("unresolved");
        assertThat(out.row(TableKind.LABELS, "item", "bare").text("reason")).isEqualTo("no features");
        assertThat(out.facts().get("iterations")).isGreaterThan(1);
    }

    @Test
    void whatNobodyIsSureOfIsNoExample() {
        CollectingOutputs out = run("threshold: 1", line());

        assertThat(out.facts()).containsEntry("iterations", 1.0).containsEntry("converged", 1.0);
    }

    @Test
    void teachingMakesItSurer() {
        double before = confidence(run("threshold: 1", line()));
        double after = confidence(run("threshold: 0.7", line()));

        assertThat(after).isGreaterThan(before + 0.05);
    }

    private static double confidence(CollectingOutputs out) {
        return out.rows(TableKind.LABELS, "status", "labelled").stream()
                .mapToDouble(row -> row.number("confidence"))
                .average()
                .orElseThrow();
    }

    @Test
    void theNumberOfRoundsEndsIt() {
        CollectingOutputs out = run("{criterion: k_best, k_best: 2, max_iterations: 3}", line());

        assertThat(out.facts()).containsEntry("iterations", 3.0).containsEntry("converged", 0.0);
        // Two of the 72 that were left before the third round; "bare" counts as one that is open.
        assertThat(out.facts()).containsEntry("residual", 2 / 73.0);
    }

    @Test
    void aLabelGivenByAPersonNeverChanges() {
        CollectedRow row =
                run("relabel: true", line().fixed("i6", "spam", "ann")).row(TableKind.LABELS, "item", "i6");

        assertThat(row.text("label")).isEqualTo("spam");
        assertThat(row.number("p:spam")).isEqualTo(1);
    }

    @Test
    void labelsWithoutFeaturesTeachNothing() {
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("ham", "spam").label("a", "ham").items("b");
        inputs.features("set", List.of("x"), new double[0], new double[] {1});

        assertThatThrownBy(() -> run("", inputs)).hasMessageContaining("no item has both a label and features");
    }
}
