package io.labelwright.prelabel.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.learn.ClassWeights;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.prelabel.classifier.ClassifierConfig.CalibrationMethod;
import io.labelwright.prelabel.classifier.ClassifierConfig.Model;
import io.labelwright.prelabel.classifier.ClassifierConfig.NoiseCorrection;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ClassifierLabelsTest extends StrategyContract<ClassifierConfig> {

    @Override
    protected StrategyFactory<ClassifierConfig> factory() {
        return new ClassifierLabelsFactory();
    }

    @Override
    protected String with() {
        return "folds: 3";
    }

    /** A point per item and a label for two of three, both made of its id. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return data.inputsWithLabelledPoints(point -> point[0] > 0.3 ? "spam" : point[1] > 0 ? "ham" : "news");
    }

    /** Sums over examples are in the order of items. */
    @Override
    protected boolean ignoresItemOrder() {
        return true;
    }

    private static ClassifierConfig config(Model model, CalibrationMethod calibration) {
        return config(model, calibration, ClassWeights.Rule.NONE, null, 0);
    }

    private static ClassifierConfig config(
            Model model,
            CalibrationMethod calibration,
            ClassWeights weights,
            @Nullable String group,
            double minConfidence) {
        return new ClassifierConfig(
                model,
                List.of(),
                weights,
                calibration,
                5,
                group,
                List.of(),
                NoiseCorrection.NONE,
                1,
                0.5,
                null,
                null,
                0.1,
                minConfidence);
    }

    private static CollectingOutputs run(ClassifierConfig config, InMemoryInputs inputs) {
        return TestStage.of(new ClassifierLabelsFactory()).run(config, inputs);
    }

    /** 60 items on a line around -1 (ham) and 1 (spam); the first 40 have labels. */
    private static InMemoryInputs line() {
        return line(40, 60);
    }

    private static InMemoryInputs line(int labelled, int size) {
        RandomSequence draws = SeededRandom.of(5).sequence(0);
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var rows = new double[size][1];
        for (int i = 0; i < size; i++) {
            rows[i][0] = (i % 2 == 0 ? -1 : 1) + draws.nextGaussian() / 2;
            inputs.items("i" + i);
            if (i < labelled) {
                inputs.label("i" + i, i % 2 == 0 ? "ham" : "spam");
            }
        }
        return inputs.features("line", List.of("x"), rows);
    }

    /** Trees are tested where they are grown. */
    @ParameterizedTest
    @EnumSource(names = {"LOGISTIC", "LINEAR_SVM", "FAST_DROPOUT", "ENSEMBLE"})
    void everyItemHasProbabilitiesAndAnAnswer(Model model) {
        CollectingOutputs out = run(config(model, CalibrationMethod.TEMPERATURE), line());

        List<CollectedRow> predictions = out.rows(TableKind.PREDICTIONS);
        assertThat(predictions)
                .hasSize(60)
                .allSatisfy(row ->
                        assertThat(row.number("p:ham") + row.number("p:spam")).isEqualTo(1, Offset.offset(1e-9)));
        assertThat(predictions.subList(0, 40))
                .allSatisfy(row -> assertThat(row.text("fold")).isIn("0", "1", "2", "3", "4"));
        assertThat(predictions.subList(40, 60))
                .allSatisfy(row -> assertThat(row.text("fold")).isEmpty());
        List<CollectedRow> answers = out.rows(TableKind.ANNOTATIONS);
        assertThat(answers).hasSize(60);
        int right = 0;
        for (int i = 0; i < 60; i++) {
            right += (i % 2 == 0 ? "ham" : "spam").equals(answers.get(i).text("label")) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(52);
        assertThat(answers.get(0).number("confidence"))
                .isEqualTo(Math.max(
                        predictions.get(0).number("p:ham"), predictions.get(0).number("p:spam")));
    }

    @ParameterizedTest
    @EnumSource
    void calibrationKeepsProbabilities(CalibrationMethod method) {
        CollectingOutputs out = run(config(Model.LINEAR_SVM, method), line(200, 300));

        assertThat(out.facts().get("held_out_log_loss")).isBetween(0.0, 0.4);
    }

    @Test
    void aLabelIsNeverSeenByTheClassifierThatIsAskedForIt() {
        // The label of i0 is wrong; a classifier that had seen it alone there would echo it.
        InMemoryInputs inputs = line(40, 60);
        inputs.label("i0", "spam");

        CollectingOutputs out = run(config(Model.LOGISTIC, CalibrationMethod.NONE), inputs);

        assertThat(out.rows(TableKind.ANNOTATIONS).get(0).text("label")).isEqualTo("ham");
    }

    @Test
    void groupsAreHeldOutTogether() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var rows = new double[40][1];
        for (int i = 0; i < 40; i++) {
            rows[i][0] = i % 3;
            inputs.item("i" + i, "patient", "p" + i / 4);
            inputs.label("i" + i, i % 2 == 0 ? "ham" : "spam");
        }

        CollectingOutputs out = run(
                config(Model.LOGISTIC, CalibrationMethod.NONE, ClassWeights.Rule.NONE, "patient", 0),
                inputs.features("f", List.of("x"), rows));

        List<CollectedRow> predictions = out.rows(TableKind.PREDICTIONS);
        Set<String> folds = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            folds.add(predictions.get(i).text("fold"));
            assertThat(predictions.get(i).text("fold"))
                    .isEqualTo(predictions.get(i / 4 * 4).text("fold"));
        }
        assertThat(folds).hasSize(5);
    }

    @Test
    void anUnsureAnswerIsNoAnswer() {
        CollectingOutputs out =
                run(config(Model.LOGISTIC, CalibrationMethod.NONE, ClassWeights.Rule.NONE, null, 0.9), line());

        assertThat(out.rows(TableKind.PREDICTIONS)).hasSize(60);
        assertThat(out.rows(TableKind.ANNOTATIONS))
                .hasSizeBetween(10, 55)
                .allSatisfy(row -> assertThat(row.number("confidence")).isGreaterThanOrEqualTo(0.9));
    }

    @Test
    void weightsMoveTheBorder() {
        ClassWeights heavy = new ClassWeights.Amounts(Map.of("spam", 20.0));
        long plain = spam(ClassWeights.Rule.BALANCED, line());

        assertThat(spam(heavy, line())).isGreaterThan(plain);
    }

    @Test
    void weightsOfItemsCount() {
        var weights = new TableBuilder(TableKind.WEIGHTS, List.of(), Map.of());
        IntStream.range(0, 40)
                .filter(i -> i % 2 == 1)
                .forEach(i -> weights.text(0, "i" + i).number(1, 20).end());

        assertThat(spam(ClassWeights.Rule.NONE, line().with(weights.build())))
                .isEqualTo(spam(new ClassWeights.Amounts(Map.of("spam", 20.0)), line()));
    }

    @Test
    void aWeightBelowZeroIsNamedWithItsItem() {
        var weights = new TableBuilder(TableKind.WEIGHTS, List.of(), Map.of());
        weights.text(0, "i3").number(1, -2).end();

        assertThatThrownBy(() -> spam(ClassWeights.Rule.NONE, line().with(weights.build())))
                .hasMessageContaining("item 'i3' has the weight -2.0, expected 0 or more");
    }

    private static long spam(ClassWeights weights, InMemoryInputs inputs) {
        return run(config(Model.LOGISTIC, CalibrationMethod.NONE, weights, null, 0), inputs)
                .rows(TableKind.ANNOTATIONS)
                .stream()
                .filter(row -> "spam".equals(row.text("label")))
                .count();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGISTIC", "LINEAR_SVM", "FAST_DROPOUT", "ENSEMBLE"})
    void withoutLabelsThereIsNothingToLearnFrom(Model model) {
        assertThatThrownBy(() -> run(config(model, CalibrationMethod.NONE), line(0, 10)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("no item has both a label and features");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGISTIC", "LINEAR_SVM", "FAST_DROPOUT", "ENSEMBLE"})
    void oneLabelCannotBeHeldOut(Model model) {
        assertThatThrownBy(() -> run(config(model, CalibrationMethod.NONE), line(1, 10)))
                .hasMessageContaining("one labelled item to learn from");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGISTIC", "LINEAR_SVM", "FAST_DROPOUT", "ENSEMBLE"})
    void aClassWithOneExampleIsToldOf(Model model) {
        InMemoryInputs inputs = line(40, 60);
        for (int i = 1; i < 39; i += 2) {
            inputs.label("i" + i, "ham");
        }

        CollectingOutputs out = run(config(model, CalibrationMethod.TEMPERATURE), inputs);

        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly("class 'spam' has one example: nothing that learned from it can be held against it");
        assertThat(out.rows(TableKind.PREDICTIONS)).hasSize(60);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGISTIC", "LINEAR_SVM", "FAST_DROPOUT", "ENSEMBLE"})
    void aMissingNumberIsNamedWithItsItem(Model model) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam").items("a", "b");
        inputs.label("a", "ham");

        assertThatThrownBy(() -> run(
                        config(model, CalibrationMethod.NONE),
                        inputs.features("f", List.of("x"), new double[] {1}, new double[] {Double.NaN})))
                .hasMessageContaining("item 'b' has no number in column 'x'");
    }

    @Test
    void onlyItemsOfAPartAreLearnedFrom() {
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        IntStream.range(0, 40)
                .forEach(i -> splits.text(0, "i" + i)
                        .text(1, i < 30 ? "train" : "test")
                        .end());
        var config = new ClassifierConfig(
                Model.LOGISTIC,
                List.of(),
                ClassWeights.Rule.NONE,
                CalibrationMethod.NONE,
                5,
                null,
                List.of("train"),
                NoiseCorrection.NONE,
                1,
                0.5,
                null,
                null,
                0.1,
                0);

        CollectingOutputs out = run(config, line().with(splits.build()));

        assertThat(out.facts()).containsEntry("examples", 30.0);
        assertThat(out.rows(TableKind.PREDICTIONS).get(35).text("fold")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARD", "BACKWARD"})
    void wrongLabelsOfOneClassDoLessHarmWhenTheyAreReckonedWith(NoiseCorrection correction) {
        assertThat(right(correction)).isGreaterThan(right(NoiseCorrection.NONE) + 20);
    }

    /** Of 600 items those that are told apart as they are, though two of five ham are labelled spam. */
    private static long right(NoiseCorrection correction) {
        RandomSequence draws = SeededRandom.of(8).sequence(0);
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var rows = new double[600][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = (i % 2 == 0 ? -1 : 1) + 0.7 * draws.nextGaussian();
            inputs.items("i" + i);
            inputs.label("i" + i, i % 2 == 1 || draws.nextDouble() < 0.4 ? "spam" : "ham");
        }
        var config = new ClassifierConfig(
                Model.LOGISTIC,
                List.of(),
                ClassWeights.Rule.NONE,
                CalibrationMethod.NONE,
                5,
                null,
                List.of(),
                correction,
                1,
                0.5,
                null,
                null,
                0.1,
                0);
        List<CollectedRow> answers =
                run(config, inputs.features("f", List.of("x"), rows)).rows(TableKind.ANNOTATIONS);
        return IntStream.range(0, rows.length)
                .filter(i -> (i % 2 == 0 ? "ham" : "spam").equals(answers.get(i).text("label")))
                .count();
    }
}
