package io.labelwright.propagate.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.GoldenScores;
import io.labelwright.propagate.Samples;
import io.labelwright.propagate.Stages;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CorrectAndSmoothTest extends StrategyContract<CorrectAndSmoothConfig> {

    @Override
    protected StrategyFactory<CorrectAndSmoothConfig> factory() {
        return new CorrectAndSmoothFactory();
    }

    /** A model that knows most items, made of their ids. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = Samples.points(data);
        TableBuilder rows = Samples.predictions(inputs);
        for (String id : data.ids()) {
            long key = SeededRandom.key(id);
            if (SeededRandom.of(6).below(9, key, 0) > 0) {
                var p = new double[data.schema().size()];
                for (int k = 0; k < p.length; k++) {
                    p[k] = SeededRandom.of(7).uniform(key, k);
                }
                Samples.predict(rows, id, "model", p);
            }
        }
        return inputs.with(rows.build());
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return Stages.run(factory(), with, inputs);
    }

    @ParameterizedTest
    @CsvSource({
        "autoscale, 0.8, 1.0, 0.8",
        "autoscale, 0.95, 0.5, 0.3",
        "fixed, 0.8, 1.0, 0.6",
        "fixed, 0.8, 1.7, 0.9",
        "none, 0.8, 1.0, 0.5"
    })
    void theProbabilitiesAreThoseOfTheFormulasInClosedForm(
            String correct, String correctAlpha, String scale, String alpha) {
        String with =
                ("{correct: %s, correct_alpha: %s, scale: %s, alpha: %s, tolerance: 1e-13, max_iterations: 100000,"
                                + " calibration: none, relabel: true}")
                        .formatted(correct, correctAlpha, scale, alpha);

        GoldenScores.of("corrected.csv", List.of(correct, correctAlpha, scale, alpha), 0)
                .assertSame(run(with, Samples.goldenPredicted()));
    }

    /** a (ham) - b - c, and d - e where nothing is labelled; the model takes all for spam, f it does not know. */
    private static InMemoryInputs fooled() {
        InMemoryInputs inputs = Samples.graph(
                InMemoryInputs.ofClasses("ham", "spam").label("a", "ham").items("b", "c", "d", "e", "f"),
                "a",
                "b",
                1,
                "b",
                "c",
                1,
                "d",
                "e",
                1);
        TableBuilder rows = Samples.predictions(inputs);
        for (String item : List.of("a", "b", "c", "d")) {
            Samples.predict(rows, item, "model", 0.4, 0.6);
        }
        return inputs.with(rows.build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoscale", "fixed"})
    void anErrorIsTakenOffNearby(String correct) {
        CollectingOutputs out = run("correct: " + correct, fooled());

        assertThat(out.row(TableKind.LABELS, "item", "b").text("label")).isEqualTo("ham");
        assertThat(out.row(TableKind.LABELS, "item", "c").text("label")).isEqualTo("ham");
        assertThat(out.row(TableKind.LABELS, "item", "b").text("reason")).isEqualTo("1 step from a labelled item");
        assertThat(out.facts()).containsEntry("predicted_seeds", 1.0).containsEntry("predicted", 3.0);
    }

    @Test
    void withoutCorrectionOnlyLabelsOfNeighboursCount() {
        CollectingOutputs out = run("{correct: none, alpha: 0.1}", fooled());

        assertThat(out.row(TableKind.LABELS, "item", "b").text("label")).isEqualTo("spam");
        assertThat(out.facts()).doesNotContainKey("predicted_seeds");
    }

    @Test
    void whatNoSeedReachesKeepsItsPrediction() {
        CollectingOutputs out = run("", fooled());

        CollectedRow d = out.row(TableKind.LABELS, "item", "d");
        assertThat(d.text("label")).isEqualTo("spam");
        assertThat(d.number("p:spam")).isEqualTo(0.6, within(1e-12));
        assertThat(d.text("reason")).isEqualTo("predicted by 'model', no labelled item reaches it");
        for (String item : List.of("e", "f")) {
            CollectedRow row = out.row(TableKind.LABELS, "item", item);
            assertThat(row.text("status")).isEqualTo("unresolved");
            assertThat(row.text("reason")).isEqualTo("no labelled item reaches it");
            assertThat(row.isMissing("p:ham")).isTrue();
        }
        assertThat(out.problems())
                .extracting(Problem::message)
                .contains("3 of 6 items are not connected with any labelled item and keep what is predicted of them");
    }

    @Test
    void labelledItemsWithoutPredictionsAreTold() {
        InMemoryInputs inputs = Samples.graph(
                InMemoryInputs.ofClasses("ham", "spam").label("a", "ham").items("b"), "a", "b", 1);
        TableBuilder rows = Samples.predictions(inputs);
        Samples.predict(rows, "b", "model", 0.1, 0.9);

        CollectingOutputs out = run("alpha: 0.01", inputs.with(rows.build()));

        assertThat(out.problems())
                .extracting(Problem::message)
                .contains("no labelled item has a prediction of 'model': no error of it can be corrected");
        assertThat(out.row(TableKind.LABELS, "item", "b").text("label")).isEqualTo("spam");
    }

    @Test
    void ofSeveralModelsOneIsNamed() {
        InMemoryInputs inputs = Samples.graph(
                InMemoryInputs.ofClasses("ham", "spam").label("a", "ham").items("b", "c"), "a", "b", 1);
        TableBuilder rows = Samples.predictions(inputs);
        Samples.predict(rows, "c", "one", 0.9, 0.1);
        Samples.predict(rows, "c", "two", 0.1, 0.9);
        inputs.with(rows.build());

        assertThatThrownBy(() -> run("", inputs)).hasMessageContaining("'one', 'two'");
        assertThat(run("predictions: two", inputs)
                        .row(TableKind.LABELS, "item", "c")
                        .text("label"))
                .isEqualTo("spam");
    }

    @Test
    void aSeedThatHardlyCountsIsMostlyPrediction() {
        InMemoryInputs inputs = Samples.graph(
                InMemoryInputs.ofClasses("ham", "spam").label("a", "ham").items("b"), "a", "b", 1);
        TableBuilder rows = Samples.predictions(inputs);
        Samples.predict(rows, "a", "model", 0, 1);
        Samples.predict(rows, "b", "model", 0, 1);
        var weights = new TableBuilder(
                TableKind.WEIGHTS, List.of(), Map.of("item", inputs.items().ids()));
        weights.code(0, 0).number(1, 0.1).end();
        inputs.with(rows.build()).with(weights.build());

        CollectingOutputs out = run("{correct: fixed, alpha: 0.001, relabel: true}", inputs);

        assertThat(out.row(TableKind.LABELS, "item", "a").number("p:ham")).isEqualTo(0.1, within(0.001));
        assertThat(out.row(TableKind.LABELS, "item", "b").number("p:ham")).isEqualTo(0.1, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha: 1", "correct_alpha: 1"})
    void sharesAreBelowOne(String with) {
        assertThatThrownBy(() -> config(with, InMemoryInputs.ofClasses("ham").schema()))
                .hasMessageContaining(with.substring(0, with.indexOf(':')));
    }
}
