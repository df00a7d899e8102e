package io.labelwright.evaluate.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.labelwright.evaluate.GoldenCase;
import io.labelwright.evaluate.metric.KeyCounts;
import io.labelwright.math.interval.WilsonInterval;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SerialExecution;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationTest {

    private static final ClassificationConfig NO_INTERVALS = config(JudgedItems.DECIDED, 0);

    private static final List<Figure> RESAMPLED =
            List.of(Figure.MACRO_F1, Figure.MCC, Figure.BALANCED_ACCURACY, Figure.WEIGHTED_F1);

    private static ClassificationConfig config(JudgedItems on, int bootstrap, String... slices) {
        return new ClassificationConfig(on, slices.length == 0 ? null : List.of(slices), bootstrap, 0.95);
    }

    private static CollectingOutputs run(ClassificationConfig config, InMemoryInputs inputs) {
        return TestStage.of(new ClassificationFactory()).run(config, inputs);
    }

    static List<GoldenCase> goldenCases() {
        return GoldenCase.read("classification.txt");
    }

    private static InMemoryInputs inputs(GoldenCase golden) {
        int classes = Integer.parseInt(golden.head().get(1));
        Task task = Task.ofWord(golden.head().get(2)).orElseThrow();
        var inputs = InMemoryInputs.of(new LabelSchema(
                task,
                IntStream.range(0, classes)
                        .mapToObj(k -> LabelClass.of(Integer.toString(k)))
                        .toList(),
                null));
        int item = 0;
        for (List<String> cell : golden.data()) {
            for (int i = 0; i < Integer.parseInt(cell.get(2)); i++) {
                String id = "item-" + item++;
                inputs.gold(id, cell.get(0));
                if (!cell.get(1).equals("-")) {
                    inputs.label(id, cell.get(1));
                }
            }
        }
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void figuresAreThoseOfScikitLearn(GoldenCase golden) {
        var out = run(NO_INTERVALS, inputs(golden));

        for (List<String> expected : golden.expected()) {
            String cls = expected.get(1).equals("-") ? "" : expected.get(1);
            CollectedRow row = out.row(TableKind.METRICS, "metric", expected.get(0), "class", cls);
            if (expected.get(2).equals("undefined")) {
                assertThat(row.isMissing("value")).as("%s", row).isTrue();
            } else {
                assertThat(row.number("value"))
                        .as("%s", row)
                        .isCloseTo(Double.parseDouble(expected.get(2)), within(1e-12));
            }
        }
        // Three more about calibration (CalibrationTest), eight about ranking and four of each class (RankingTest).
        int classes = Integer.parseInt(golden.head().get(1));
        assertThat(out.rows(TableKind.METRICS)).hasSize(golden.expected().size() + 3 + 8 + 4 * classes);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void intervalsHoldTheFigureOrAreMissing(GoldenCase golden) {
        var out = run(config(JudgedItems.DECIDED, 200), inputs(golden));

        for (CollectedRow row : out.rows(TableKind.METRICS)) {
            assertThat(row.isMissing("low")).as("%s", row).isEqualTo(row.isMissing("high"));
            if (row.isMissing("value")) {
                assertThat(row.isMissing("low")).as("%s", row).isTrue();
            } else if (!row.isMissing("low")) {
                assertThat(row.number("low")).as("%s", row).isLessThanOrEqualTo(row.number("high"));
            }
        }
        assertThat(out.lines(TableKind.METRICS)).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void figuresDoNotChangeWhenEveryCellIsMillionsOfItems() {
        var small = run(NO_INTERVALS, spam()).rows(TableKind.METRICS);
        Confusion confusion = confusion(2, new long[][] {{2, 1}, {1, 1}}, 1);
        long[] counts =
                Arrays.stream(confusion.count).map(n -> n * 300_000_000L).toArray();

        Scores scores = new Scores(confusion).of(counts);

        for (Figure figure : Figure.values()) {
            if (figure.kind != Figure.Kind.ORDINAL) {
                double expected = small.stream()
                        .filter(row -> row.text("metric").equals(figure.word()))
                        .findFirst()
                        .orElseThrow()
                        .number("value");
                assertThat(scores.value(figure)).as("%s", figure).isCloseTo(expected, within(1e-12));
            }
        }
    }

    private static Confusion confusion(int classes, long[][] cells, long unresolved) {
        var counts = new KeyCounts();
        for (int t = 0; t < classes; t++) {
            for (int a = 0; a < classes; a++) {
                counts.add(Confusion.key(0, t, a, classes), cells[t][a]);
            }
        }
        if (unresolved > 0) {
            counts.add(Confusion.key(0, 0, Confusion.UNRESOLVED, classes), unresolved);
        }
        return Confusion.of(counts, 1, classes)[0];
    }

    /** Three ham (one missed), one unresolved ham, two spam (one missed), one item without gold. */
    private static InMemoryInputs spam() {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a", "region", "north", "size", 1)
                .item("b", "region", "north", "size", 2)
                .item("c", "region", "south", "size", 1)
                .item("d", "region", "south", "size", 2)
                .item("e", "size", 1)
                .item("f", "region", "", "size", 2)
                .item("g", "region", "west", "size", 3)
                .gold("a", "ham")
                .label("a", "ham")
                .gold("b", "ham")
                .label("b", "ham")
                .gold("c", "ham")
                .label("c", "spam")
                .gold("d", "spam")
                .label("d", "spam")
                .gold("e", "spam")
                .label("e", "ham")
                .gold("f", "ham")
                .label("g", "spam");
    }

    private static double value(CollectingOutputs out, String metric, String cls, String slice) {
        return out.row(TableKind.METRICS, "metric", metric, "class", cls, "slice", slice)
                .number("value");
    }

    @Test
    void anUnresolvedItemCountsAgainstCoverageAndNotAgainstAccuracy() {
        var out = run(NO_INTERVALS, spam());

        assertThat(value(out, "items", "", "")).isEqualTo(6);
        assertThat(value(out, "coverage", "", "")).isEqualTo(5 / 6.0);
        assertThat(value(out, "accuracy", "", "")).isEqualTo(3 / 5.0);
        assertThat(value(out, "accuracy_with_unresolved", "", "")).isEqualTo(3 / 6.0);
        assertThat(value(out, "support", "ham", "")).isEqualTo(3);
        assertThat(out.facts()).containsEntry("judged", 6.0).containsEntry("accuracy", 0.6);
    }

    @Test
    void confusionHasTheCellsWithItemsAndNoAnswerForUnresolvedOnes() {
        var out = run(NO_INTERVALS, spam());

        assertThat(out.rows(TableKind.CONFUSION))
                .extracting(row -> row.text("stage") + row.text("annotator") + " " + row.text("truth") + ">"
                        + row.text("answer") + " " + row.text("value"))
                .containsExactly(
                        "test ham> 1.0",
                        "test ham>ham 2.0",
                        "test ham>spam 1.0",
                        "test spam>ham 1.0",
                        "test spam>spam 1.0");
    }

    @Test
    void rowsNameTheJudgingAndTheJudgedStage() {
        var out = TestStage.of(new ClassificationFactory())
                .in(TestContext.create().withStage("quality"))
                .run(NO_INTERVALS, spam().writtenBy(TableKind.LABELS, "agreed"));

        assertThat(out.rows(TableKind.METRICS))
                .allMatch(row ->
                        row.text("stage").equals("quality") && row.text("of").equals("agreed"));
    }

    @Test
    void labelsThatPeopleGaveAreLeftOutUnlessAskedFor() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam")
                .gold("a", "ham")
                .fixed("a", "ham", "ann")
                .gold("b", "ham")
                .label("b", "spam");

        assertThat(value(run(config(JudgedItems.DECIDED, 0), inputs), "accuracy", "", ""))
                .isZero();
        assertThat(value(run(config(JudgedItems.ALL, 0), inputs), "accuracy", "", ""))
                .isEqualTo(0.5);
    }

    @Test
    void nothingToJudgeIsAWarningAndFiguresWithoutValues() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam").gold("a", "ham").fixed("a", "ham", "ann");

        var out = run(config(JudgedItems.DECIDED, 100), inputs);

        assertThat(value(out, "items", "", "")).isZero();
        assertThat(out.row(TableKind.METRICS, "metric", "accuracy").isMissing("value"))
                .isTrue();
        assertThat(out.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.code()).isEqualTo(StandardError.EMPTY_DATA);
            assertThat(problem.hint()).contains("on: all");
        });
        assertThat(run(config(JudgedItems.ALL, 100), inputs).problems()).isEmpty();
    }

    @Test
    void everyValueOfAFieldIsASlice() {
        var out = run(config(JudgedItems.DECIDED, 0, "region", "size"), spam());

        assertThat(value(out, "items", "", "region=")).as("missing and empty").isEqualTo(2);
        assertThat(value(out, "items", "", "region=north")).isEqualTo(2);
        assertThat(value(out, "accuracy", "", "region=north")).isEqualTo(1);
        assertThat(value(out, "recall", "ham", "region=south")).isZero();
        assertThat(value(out, "items", "", "size=1")).isEqualTo(3);
        assertThat(value(out, "coverage", "", "size=2")).isEqualTo(2 / 3.0);
        assertThat(out.rows(TableKind.METRICS, "slice", "region=west"))
                .as("no gold there")
                .isEmpty();
        assertThat(out.rows(TableKind.METRICS, "slice", "region=north", "class", "spam"))
                .isEmpty();
    }

    @Test
    void numbersNameSlicesByTheirShortestForm() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam");
        double[] values = {0.1, 3.0, -2.5, 1.0 / 3, 1.5e300};
        for (int i = 0; i < values.length; i++) {
            inputs.item("i" + i, "x", values[i]).gold("i" + i, "ham").label("i" + i, "ham");
        }

        var out = run(config(JudgedItems.DECIDED, 0, "x"), inputs);

        assertThat(out.rows(TableKind.METRICS, "metric", "accuracy", "class", ""))
                .extracting(row -> row.text("slice"))
                .containsExactly("", "x=-2.5", "x=0.1", "x=0.3333333333333333", "x=1.5E+300", "x=3");
    }

    @Test
    void slicesOfNamesAndOfTextsAreTheSame() {
        var named = spam().field(ColumnSpec.named("region")).blocksOf(2);

        assertThat(run(config(JudgedItems.DECIDED, 50, "region"), named).lines(TableKind.METRICS))
                .isEqualTo(
                        run(config(JudgedItems.DECIDED, 50, "region"), spam()).lines(TableKind.METRICS));
    }

    @Test
    void aFieldWithOneHundredValuesIsSlicedAndOneMoreIsRefused() {
        var inputs = InMemoryInputs.ofClasses("ham", "spam");
        for (int i = 0; i < 100; i++) {
            inputs.item("i" + i, "user", "u" + i).gold("i" + i, "ham").label("i" + i, "ham");
        }
        var config = config(JudgedItems.DECIDED, 0, "user");

        assertThat(run(config, inputs).rows(TableKind.METRICS, "metric", "accuracy"))
                .hasSize(101);

        inputs.item("more", "user", "another").gold("more", "ham");
        assertThatThrownBy(() -> run(config, inputs))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("field 'user' has more than 100 values");
    }

    @Test
    void anUnknownFieldIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> run(config(JudgedItems.DECIDED, 0, "regoin"), spam()))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("no field 'regoin'")
                .hasMessageContaining("there is region, size");
    }

    @Test
    void sharesHaveWilsonsInterval() {
        var out = run(config(JudgedItems.DECIDED, 100), spam());

        var accuracy = out.row(TableKind.METRICS, "metric", "accuracy");
        assertThat(accuracy.number("low"))
                .isEqualTo(WilsonInterval.of(3, 5, 0.95).low());
        assertThat(accuracy.number("high"))
                .isEqualTo(WilsonInterval.of(3, 5, 0.95).high());
        var coverage = out.row(TableKind.METRICS, "metric", "coverage");
        assertThat(coverage.number("low"))
                .isEqualTo(WilsonInterval.of(5, 6, 0.95).low());
        var precision = out.row(TableKind.METRICS, "metric", "precision", "class", "spam");
        assertThat(precision.number("low"))
                .isEqualTo(WilsonInterval.of(1, 2, 0.95).low());
    }

    @Test
    void withoutBootstrapThereAreNoIntervals() {
        assertThat(run(NO_INTERVALS, spam()).rows(TableKind.METRICS))
                .allMatch(row -> row.isMissing("low") && row.isMissing("high"));
    }

    @Test
    void resampledIntervalsAreThoseOfDrawingItemsOneByOne() {
        GoldenCase golden = goldenCases().stream()
                .filter(one -> one.toString().equals("random-2"))
                .findFirst()
                .orElseThrow();
        var out = run(config(JudgedItems.DECIDED, 20_000), inputs(golden));

        double[][] drawn = drawOneByOne(golden, 20_000);

        for (int f = 0; f < RESAMPLED.size(); f++) {
            Arrays.sort(drawn[f]);
            var row = out.row(TableKind.METRICS, "metric", RESAMPLED.get(f).word());
            assertThat(row.number("low")).as("%s", row).isCloseTo(drawn[f][500], within(0.005));
            assertThat(row.number("high")).as("%s", row).isCloseTo(drawn[f][19_500], within(0.005));
        }
    }

    /** The slow, obvious bootstrap. */
    private static double[][] drawOneByOne(GoldenCase golden, int replicates) {
        int classes = Integer.parseInt(golden.head().get(1));
        int[][] pairs = golden.data().stream()
                .flatMap(cell -> IntStream.range(0, Integer.parseInt(cell.get(2)))
                        .mapToObj(i -> new int[] {
                            Integer.parseInt(cell.get(0)),
                            cell.get(1).equals("-") ? Confusion.UNRESOLVED : Integer.parseInt(cell.get(1))
                        }))
                .toArray(int[][]::new);
        var drawn = new double[RESAMPLED.size()][replicates];
        for (int r = 0; r < replicates; r++) {
            var random = SeededRandom.of(99).sequence(r);
            var counts = new KeyCounts();
            for (int i = 0; i < pairs.length; i++) {
                int[] pair = pairs[random.nextInt(pairs.length)];
                counts.add(Confusion.key(0, pair[0], pair[1], classes));
            }
            Confusion confusion = Confusion.of(counts, 1, classes)[0];
            Scores scores = new Scores(confusion).of(confusion.count);
            for (int f = 0; f < drawn.length; f++) {
                drawn[f][r] = scores.value(RESAMPLED.get(f));
            }
        }
        return drawn;
    }

    @Test
    void oneSeedGivesOneResultInWhateverOrderBlocksAreVisited() {
        var stage = TestStage.of(new ClassificationFactory());
        var config = config(JudgedItems.DECIDED, 300, "region");
        var context = TestContext.create().withSeed(5);
        String first = stage.in(context).run(config, spam()).lines(TableKind.METRICS);

        assertThat(stage.in(context.withExecution(SerialExecution.inReverse()))
                        .run(config, spam().blocksOf(2))
                        .lines(TableKind.METRICS))
                .isEqualTo(first);
        assertThat(stage.in(context.withSeed(6)).run(config, spam()).lines(TableKind.METRICS))
                .isNotEqualTo(first);
    }

    @Test
    void askingForSlicesDoesNotChangeTheFiguresOverAllItems() {
        String all = run(config(JudgedItems.DECIDED, 300), spam()).lines(TableKind.METRICS);

        assertThat(run(config(JudgedItems.DECIDED, 300, "region"), spam()).lines(TableKind.METRICS))
                .startsWith(all);
    }

    @Test
    void cancellationEndsTheStage() {
        assertThatThrownBy(() -> TestStage.of(new ClassificationFactory())
                        .in(TestContext.create().thatIsCancelled())
                        .run(config(JudgedItems.DECIDED, 1000), spam()))
                .isInstanceOf(LabelingException.class);
    }
}
