package io.labelwright.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.prelabel.classifier.ClassifierConfig;
import io.labelwright.prelabel.classifier.ClassifierLabelsFactory;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code prelabel/classifier} with the models that are trees. */
final class TreeClassifierTest extends StrategyContract<ClassifierConfig> {

    @Override
    protected StrategyFactory<ClassifierConfig> factory() {
        return new ClassifierLabelsFactory();
    }

    @Override
    protected String with() {
        return "{model: random-forest, trees: 20, folds: 3}";
    }

    /** A point per item and a label for two of three, both made of its id. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return data.inputsWithLabelledPoints(point -> point[0] > 0.3 ? "spam" : point[1] > 0 ? "ham" : "news");
    }

    /** Rows are drawn by their place. */
    @Override
    protected boolean ignoresItemOrder() {
        return false;
    }

    private static long right(ClassifierConfig config) {
        RandomSequence draws = SeededRandom.of(5).sequence(0);
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var rows = new double[300][2];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = draws.nextGaussian();
            rows[i][1] = draws.nextGaussian();
            inputs.items("i" + i);
            if (i < 200) {
                inputs.label("i" + i, rows[i][0] * rows[i][1] > 0 ? "spam" : "ham");
            }
        }
        CollectingOutputs out =
                TestStage.of(new ClassifierLabelsFactory()).run(config, inputs.features("f", List.of("x", "y"), rows));
        return out.rows(TableKind.ANNOTATIONS).stream()
                .filter(row -> {
                    int i = Integer.parseInt(row.text("item").substring(1));
                    return row.text("label").equals(rows[i][0] * rows[i][1] > 0 ? "spam" : "ham");
                })
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void columnsThatWorkTogetherAreLearnedByTrees(String model) {
        assertThat(right(config(
                        "{model: " + model + "}",
                        InMemoryInputs.ofClasses("ham", "spam").schema())))
                .isGreaterThan(255);
    }

    /** Whether a number is there says the class, and a 0 is a number: only who keeps the three apart can tell. */
    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void whatIsMissingStaysMissing(String model) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        RandomSequence draws = SeededRandom.of(6).sequence(0);
        var rows = new double[240][1];
        for (int i = 0; i < rows.length; i++) {
            double noise = draws.nextDouble();
            rows[i][0] = i % 3 == 0 ? Double.NaN : i % 3 == 1 ? 0 : noise - 0.5;
            inputs.items("i" + i);
            if (i < 180) {
                inputs.label("i" + i, i % 3 == 0 ? "spam" : "ham");
            }
        }

        CollectingOutputs out = TestStage.of(new ClassifierLabelsFactory())
                .run(config("{model: " + model + "}", inputs.schema()), inputs.features("f", List.of("x"), rows));

        assertThat(out.rows(TableKind.ANNOTATIONS))
                .hasSize(240)
                .allSatisfy(row -> assertThat(row.text("label"))
                        .isEqualTo(Integer.parseInt(row.text("item").substring(1)) % 3 == 0 ? "spam" : "ham"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void aClassOfOneExampleIsToldOf(String model) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam", "news");
        var rows = new double[30][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = i;
            inputs.items("i" + i);
            if (i < 20) {
                inputs.label("i" + i, i == 7 ? "spam" : "ham");
            }
        }
        inputs.features("f", List.of("x"), rows);

        CollectingOutputs out = TestStage.of(new ClassifierLabelsFactory())
                .run(config("{model: " + model + "}", inputs.schema()), inputs);

        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly(
                        "class 'spam' has one example: nothing that learned from it can be held against it",
                        "class 'news' has no example: it is never predicted");
        assertThat(out.rows(TableKind.PREDICTIONS))
                .hasSize(30)
                .allSatisfy(row -> assertThat(row.number("p:ham") + row.number("p:spam") + row.number("p:news"))
                        .isEqualTo(1, Offset.offset(1e-9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void withoutLabelsThereIsNothingToLearnFrom(String model) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .items("a", "b")
                .features("f", List.of("x"), new double[] {1}, new double[] {Double.NaN});

        assertThatThrownBy(() -> TestStage.of(new ClassifierLabelsFactory())
                        .run(config("{model: " + model + "}", inputs.schema()), inputs))
                .hasMessageContaining("no item has both a label and features");
        assertThatThrownBy(() -> TestStage.of(new ClassifierLabelsFactory())
                        .run(config("{model: " + model + "}", inputs.schema()), inputs.label("a", "ham")))
                .hasMessageContaining("there is one labelled item to learn from");
    }

    @Test
    void aLineLearnsThemNot() {
        assertThat(right(config(
                        "{model: logistic}",
                        InMemoryInputs.ofClasses("ham", "spam").schema())))
                .isLessThan(200);
    }
}
