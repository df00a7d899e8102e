package io.labelwright.imbalance.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.imbalance.under.RandomUnderConfig;
import io.labelwright.imbalance.under.RandomUnderFactory;
import io.labelwright.imbalance.under.UnderOptions;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        return data.inputsWithLabelledPoints(point -> point[0] > 1 ? "spam" : point[1] > -1 ? "ham" : "news");
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
        for (CollectedRow lead : out.rows(TableKind.METRICS, "metric", "lead")) {
            if (lead.number("low") > 0) {
                assertThat(figure(out, "gain", lead.text("x")).number("value"))
                        .isLessThanOrEqualTo(gain.number("value"));
            }
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
    void othersAreAlsoComparedWithTheChoiceThatIsExpectedToBeBest() {
        CollectingOutputs out = run("choices: [prior-correction, class-weights, priors-and-weights]", skewed(2.5));

        CollectedRow expected = figure(out, "gain", "priors-and-weights");
        assertThat(expected.number("low")).isPositive();
        assertThat(out.rows(TableKind.METRICS, "metric", "lead"))
                .extracting(row -> row.text("x"))
                .containsExactly("prior-correction", "class-weights");
        for (CollectedRow row : out.rows(TableKind.METRICS, "metric", "lead")) {
            assertThat(row.number("value"))
                    .isEqualTo(
                            figure(out, "gain", row.text("x")).number("value") - expected.number("value"),
                            Offset.offset(1e-12));
        }
        assertThat(run("{metric: g_mean, choices: [prior-correction, priors-and-weights]}", skewed(2.5))
                        .rows(TableKind.METRICS, "metric", "lead"))
                .isEmpty();
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

    /** The same, of which every ninth item is held out. */
    private static InMemoryInputs inParts() {
        InMemoryInputs inputs = skewed(1.5);
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        for (int i = 0; i < 500; i++) {
            splits.text(0, "i" + i).text(1, i % 9 == 4 ? "test" : "train").end();
        }
        return inputs.with(splits.build()).writtenBy(TableKind.SPLITS, "parts");
    }

    private static Map<String, Long> rowsByClass(CollectingOutputs out, String part) {
        return out.rows(TableKind.TRAINING, "split", part).stream()
                .collect(Collectors.groupingBy(row -> row.text("label"), TreeMap::new, Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class-weights", "priors-and-weights"})
    void weightsThatWereChosenAreHandedOn(String choice) {
        CollectingOutputs out = run("choices: [" + choice + "]", skewed(2.5));

        assertThat(chosen(out)).isEqualTo(choice);
        Map<String, Double> sums = out.rows(TableKind.WEIGHTS).stream()
                .collect(Collectors.groupingBy(
                        row -> Integer.parseInt(row.text("item").substring(1)) % 10 == 0 ? "spam" : "ham",
                        Collectors.summingDouble(row -> row.number("weight"))));
        assertThat(sums.get("ham")).isEqualTo(200, Offset.offset(1e-9));
        assertThat(sums.get("spam")).isEqualTo(200, Offset.offset(1e-9));
        assertThat(out.rows(TableKind.TRAINING)).hasSize(400);
        for (CollectedRow row : out.rows(TableKind.TRAINING)) {
            assertThat(row.text("origin")).isEqualTo("original");
            assertThat(row.number("weight"))
                    .isEqualTo(
                            out.row(TableKind.WEIGHTS, "item", row.text("item")).number("weight"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "random-over, duplicate, 320, 320",
        "random-under, , 36, 36",
        "smote, synthetic, 320, 320",
        "smote-under, synthetic, 107, 107"
    })
    void rowsThatWereChosenAreHandedOnAndThoseHeldOutStay(String choice, @Nullable String origin, long ham, long spam) {
        CollectingOutputs out = run("{level: 0.6, choices: [" + choice + "]}", inParts());

        assertThat(chosen(out)).isEqualTo(choice);
        assertThat(rowsByClass(out, "train")).isEqualTo(Map.of("ham", ham, "spam", spam));
        assertThat(rowsByClass(out, "test")).isEqualTo(Map.of("ham", 40L, "spam", 4L));
        var made = out.rows(TableKind.TRAINING).stream()
                .filter(row -> !row.text("origin").equals("original"))
                .toList();
        assertThat(made)
                .extracting(row -> row.text("origin"))
                .containsOnly(origin == null ? new String[0] : new String[] {origin});
        for (CollectedRow row : made) {
            assertThat(row.text("row")).startsWith("test:");
            assertThat(row.text("parents")).contains(row.text("item"));
            for (String parent : row.text("parents").replaceAll("[^i0-9,]", "").split(",", -1)) {
                if (parent.startsWith("i")) {
                    assertThat(Integer.parseInt(parent.substring(1)) % 9).isNotEqualTo(4);
                }
            }
        }
        assertThat(out.rows(TableKind.WEIGHTS))
                .hasSize(400)
                .allSatisfy(row -> assertThat(row.number("weight")).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smote-enn", "smote-tomek"})
    void rowsAreMadeAndCleanedInOneChoice(String choice) {
        CollectingOutputs out = run("{level: 0.6, choices: [" + choice + "]}", inParts());

        assertThat(chosen(out)).isEqualTo(choice);
        Map<String, Long> train = rowsByClass(out, "train");
        assertThat(train.get("ham")).isLessThan(320);
        assertThat(train.get("spam")).isBetween(37L, 320L);
        assertThat(rowsByClass(out, "test")).isEqualTo(Map.of("ham", 40L, "spam", 4L));
    }

    @Test
    void whatChangesNeitherRowsNorWeightsHandsOnWhatWasThere() {
        InMemoryInputs inputs = inParts();
        var weights = new TableBuilder(TableKind.WEIGHTS, List.of(), Map.of());
        weights.text(0, "i7").number(1, 0.25).end();
        inputs.with(weights.build());

        CollectingOutputs out = run("choices: [prior-correction]", inputs);

        assertThat(chosen(out)).isEqualTo("prior-correction");
        assertThat(out.rows(TableKind.TRAINING)).hasSize(400).allSatisfy(row -> {
            assertThat(row.text("origin")).isEqualTo("original");
            assertThat(row.number("weight")).isEqualTo(row.text("item").equals("i7") ? 0.25 : 1);
        });
        assertThat(out.row(TableKind.WEIGHTS, "item", "i7").number("weight")).isEqualTo(0.25);
        assertThat(out.row(TableKind.WEIGHTS, "item", "i8").number("weight")).isEqualTo(1);
    }

    @Test
    void rowsOfAnEarlierSamplerAreChangedFurther() {
        InMemoryInputs inputs = skewed(2.5);
        CollectingOutputs before = TestStage.of(new RandomUnderFactory())
                .run(
                        new RandomUnderConfig(
                                new SampleOptions(List.of()),
                                new UnderOptions(new SamplingStrategy.Counts(Map.of("ham", 100)), null)),
                        inputs);

        CollectingOutputs out = run(
                "choices: [random-over]",
                inputs.with(before.table(TableKind.TRAINING)).writtenBy(TableKind.TRAINING, "fewer"));

        assertThat(out.rows(TableKind.TRAINING, "label", "ham")).hasSize(100);
        assertThat(out.rows(TableKind.TRAINING, "label", "spam")).hasSize(100);
    }

    @Test
    void nothingIsHandedOnWhereThatIsNotWanted() {
        CollectingOutputs out = run("{hand_on: false, choices: [smote]}", skewed(2.5));

        assertThat(chosen(out)).isEqualTo("smote");
        assertThat(out.written())
                .extracting(Table::kind)
                .containsExactlyInAnyOrder(TableKind.METRICS, TableKind.PREDICTIONS, TableKind.LABELS);
    }

    @Test
    void heldOutPartsAreNotLearnedFrom() {
        CollectingOutputs out = run("", inParts());

        assertThat(out.row(TableKind.PREDICTIONS, "item", "i13").isMissing("fold"))
                .isTrue();
        assertThat(out.row(TableKind.PREDICTIONS, "item", "i5").isMissing("fold"))
                .isFalse();
    }

    @Test
    void foldsWithoutPartsHoldNothingOut() {
        InMemoryInputs inputs = skewed(1.5);
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        for (int i = 0; i < 500; i++) {
            splits.text(0, "i" + i).text(2, Integer.toString(i % 5)).end();
        }

        CollectingOutputs out = run("choices: [nothing]", inputs.with(splits.build()));

        assertThat(out.rows(TableKind.PREDICTIONS))
                .filteredOn(row -> !row.isMissing("fold"))
                .hasSize(400);
    }

    @Test
    void partsWithoutATrainingPartAreAskedFor() {
        assertThatThrownBy(() -> run("fit_on: [fit]", inParts()))
                .hasMessageContaining("no item in view is in the part 'fit'");
    }

    @Test
    void noRowIsMadeOfSparseFeatures() {
        InMemoryInputs inputs = skewed(2);
        var words = new TableBuilder(TableKind.FEATURES, List.of(FeatureSet.SET, ColumnSpec.text("words")), Map.of());
        for (int i = 0; i < 500; i++) {
            words.text(0, "i" + i)
                    .text(1, "words")
                    .text(2, i % 10 == 0 ? "{\"prize\":1}" : "{\"hello\":1}")
                    .end();
        }

        CollectingOutputs out = run("features: [words]", inputs.with(words.build()));

        assertThat(out.rows(TableKind.METRICS, "metric", "score"))
                .extracting(row -> row.text("x"))
                .contains("random-over")
                .doesNotContain("smote", "smote-under");
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
