package io.labelwright.imbalance.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AutoTest extends StrategyContract<AutoConfig> {

    @Override
    protected StrategyFactory<AutoConfig> factory() {
        return new AutoFactory();
    }

    @Override
    protected String with() {
        return "{folds: 3, bootstrap: 100, trees: 10}";
    }

    /** A point per item and a label for two of three, both made of its id. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs();
        double[][] points = data.ids().stream()
                .map(id -> {
                    RandomSequence draws = SeededRandom.of(1).sequence(SeededRandom.key(id));
                    return new double[] {draws.nextGaussian(), draws.nextGaussian()};
                })
                .toArray(double[][]::new);
        for (int i = 0; i < points.length; i++) {
            String id = data.ids().get(i);
            if (i == 0 || SeededRandom.of(2).below(3, SeededRandom.key(id), 0) > 0) {
                inputs.label(id, points[i][0] > 1 ? "spam" : points[i][1] > -1 ? "ham" : "news");
            }
        }
        return inputs.features("points", List.of("x", "y"), points);
    }

    /** One of ten is spam; its points lie by {@code apart} away from those of ham. A hundred more have no label. */
    private static InMemoryInputs skewed(double apart) {
        var inputs = InMemoryInputs.ofClasses("ham", "spam");
        var points = new ArrayList<double[]>();
        for (int i = 0; i < 500; i++) {
            RandomSequence draws = SeededRandom.of(7).sequence(i);
            boolean spam = i % 10 == 0;
            inputs.item("i" + i, "team", "t" + i / 5);
            points.add(new double[] {draws.nextGaussian() + (spam ? apart : 0), draws.nextGaussian()});
            if (i < 400) {
                inputs.label("i" + i, spam ? "spam" : "ham");
            }
        }
        return inputs.features("points", List.of("x", "y"), points.toArray(double[][]::new));
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return TestStage.of(factory()).run(config(with, inputs.schema()), inputs);
    }

    private static CollectedRow figure(CollectingOutputs out, String metric, String choice) {
        return out.row(TableKind.METRICS, "metric", metric, "x", choice);
    }

    private static String chosen(CollectingOutputs out) {
        return out.row(TableKind.METRICS, "metric", "chosen").text("x");
    }

    @Test
    void whatIsSurelyBetterIsChosen() {
        CollectingOutputs out = run("", skewed(2.5));

        CollectedRow gain = figure(out, "gain", chosen(out));
        assertThat(chosen(out)).isNotEqualTo("nothing");
        assertThat(gain.number("low")).isPositive();
        assertThat(figure(out, "score", chosen(out)).number("value"))
                .isEqualTo(
                        figure(out, "score", "nothing").number("value") + gain.number("value"), Offset.offset(1e-12));
        for (CollectedRow other : out.rows(TableKind.METRICS, "metric", "gain")) {
            assertThat(other.number("low")).isLessThanOrEqualTo(gain.number("low"));
        }
        long found = out.rows(TableKind.LABELS).stream()
                .filter(row -> Integer.parseInt(row.text("item").substring(1)) >= 400)
                .filter(row -> Integer.parseInt(row.text("item").substring(1)) % 10 == 0)
                .filter(row -> row.text("label").equals("spam"))
                .count();
        assertThat(found).isGreaterThanOrEqualTo(7);
        assertThat(out.row(TableKind.LABELS, "item", "i401").text("reason"))
                .startsWith("auto chose " + chosen(out) + ", classifier of test");
    }

    @Test
    void whatMayBeBetterByChanceIsNot() {
        // Nothing tells spam from ham.
        CollectingOutputs out = run("", skewed(0));

        assertThat(chosen(out)).isEqualTo("nothing");
        for (CollectedRow row : out.rows(TableKind.LABELS)) {
            boolean spam = row.number("p:spam") > row.number("p:ham");
            assertThat(row.text("label")).isEqualTo(spam ? "spam" : "ham");
        }
    }

    @Test
    void fewerChoicesAreTriedWhereThatIsAskedFor() {
        CollectingOutputs out = run("choices: [prior-correction]", skewed(2));

        assertThat(out.rows(TableKind.METRICS, "metric", "score"))
                .extracting(row -> row.text("x"))
                .containsExactly("nothing", "prior-correction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"macro_f1", "g_mean", "recall_at_precision", "cost"})
    void everyMetricCanBeNamed(String metric) {
        String costs = metric.equals("cost") ? ", costs: {spam: {ham: 9}}" : ", min_precision: 0.5";

        CollectingOutputs out = run("{metric: " + metric + costs + "}", skewed(2));

        double nothing = figure(out, "score", "nothing").number("value");
        double best = figure(out, "score", chosen(out)).number("value");
        assertThat(metric.equals("cost") ? nothing - best : best - nothing).isNotNegative();
        if (metric.equals("cost")) {
            assertThat(chosen(out)).isNotEqualTo("nothing");
        }
    }

    @Test
    void aLabelledItemIsAnsweredByAClassifierThatHasNotSeenItsGroup() {
        CollectingOutputs out = run("group: team", skewed(2));

        for (int i = 0; i < 400; i++) {
            CollectedRow row = out.row(TableKind.PREDICTIONS, "item", "i" + i);
            CollectedRow first = out.row(TableKind.PREDICTIONS, "item", "i" + i / 5 * 5);
            assertThat(row.text("fold")).isNotEmpty().isEqualTo(first.text("fold"));
        }
        assertThat(out.row(TableKind.PREDICTIONS, "item", "i450").isMissing("fold"))
                .isTrue();
    }

    @Test
    void thereMustBeSomethingToLearnFrom() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b");
        inputs.features("points", List.of("x"), new double[] {1}, new double[] {2});

        assertThatThrownBy(() -> run("", inputs)).hasMessageContaining("there is nothing to learn from");
        inputs.label("a", "ham");
        assertThatThrownBy(() -> run("", inputs)).hasMessageContaining("one labelled item");
    }
}
