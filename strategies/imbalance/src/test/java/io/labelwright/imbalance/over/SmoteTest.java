package io.labelwright.imbalance.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.imbalance.sample.Rows;
import io.labelwright.imbalance.sample.SamplerContract;
import io.labelwright.imbalance.sample.SegmentDecoding;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class SmoteTest extends SamplerContract<SmoteConfig> {

    @Override
    protected StrategyFactory<SmoteConfig> factory() {
        return new SmoteFactory();
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return run(factory(), config(with, inputs.schema()), inputs);
    }

    private static Rows gaussian(int ham, int spam, int columns, long seed) {
        RandomSequence draws = SeededRandom.of(seed).sequence(0);
        String[] names = java.util.stream.IntStream.range(0, columns)
                .mapToObj(c -> "f" + c)
                .toArray(String[]::new);
        Rows rows = Rows.of(names);
        for (int i = 0; i < ham + spam; i++) {
            var values = new double[columns];
            for (int c = 0; c < columns; c++) {
                values[c] = draws.nextGaussian();
            }
            rows.row(i < ham ? "ham" : "spam", values);
        }
        return rows;
    }

    @Test
    void madeRowsAreDrawnEvenly() {
        for (long seed = 1; seed <= 20; seed++) {
            Rows rows = gaussian(1500, 30, 4, seed);
            CollectingOutputs out = TestStage.of(factory())
                    .in(TestContext.create().withSeed(seed))
                    .run(config("", rows.inputs("ham", "spam").schema()), rows.inputs("ham", "spam"));

            SegmentDecoding decoded = SegmentDecoding.of(rows, "spam", 5, made(out));

            assertThat(decoded.count()).isEqualTo(1470);
            assertThat(decoded.leastProbability())
                    .as("seed %d: %s", seed, decoded)
                    .isGreaterThan(0.001 / 3);
        }
    }

    @Test
    void anotherDistributionOfGapsIsFoundOut() {
        Rows rows = gaussian(1500, 30, 4, 1);
        List<CollectedRow> made = out(rows);
        for (DoubleUnaryOperator wrong : List.<DoubleUnaryOperator>of(u -> u * u, Math::sqrt, u -> 0.9 * u)) {
            List<double[]> moved =
                    made.stream().map(row -> moved(rows, row, wrong)).toList();

            assertThat(SegmentDecoding.of(rows, "spam", 5, moved).leastProbability())
                    .isLessThan(0.001 / 3);
        }
    }

    private List<CollectedRow> out(Rows rows) {
        return run("", rows.inputs("ham", "spam")).rows(TableKind.TRAINING, "origin", "synthetic");
    }

    /** The row at another gap between the same parents. */
    private static double[] moved(Rows rows, CollectedRow row, DoubleUnaryOperator gaps) {
        String[] parents = row.text("parents").replaceAll("[\\[\\]\"r]", "").split(",", -1);
        double[] base = rows.row(Integer.parseInt(parents[0]));
        double[] other = rows.row(Integer.parseInt(parents[1]));
        double gap = gaps.applyAsDouble(Double.parseDouble(parents[2]));
        var moved = new double[base.length];
        for (int c = 0; c < base.length; c++) {
            moved[c] = base[c] + gap * (other[c] - base[c]);
        }
        return moved;
    }

    private static List<double[]> made(CollectingOutputs out) {
        return out.rows(TableKind.TRAINING, "origin", "synthetic").stream()
                .map(row -> new double[] {row.number("f0"), row.number("f1"), row.number("f2"), row.number("f3")})
                .toList();
    }

    @Test
    void aMadeRowIsWhereItsParentsSay() {
        Rows rows = gaussian(60, 12, 3, 5);

        assertThat(out(rows)).hasSize(48).allSatisfy(row -> {
            double[] expected = moved(rows, row, u -> u);
            assertThat(new double[] {row.number("f0"), row.number("f1"), row.number("f2")})
                    .isEqualTo(expected);
            assertThat(row.text("parents")).startsWith("[\"" + row.text("item") + "\",");
            assertThat(row.text("label")).isEqualTo("spam");
        });
    }

    @Test
    void aLaterSamplerGoesOnFromTheRowsOfAnEarlierOne() {
        Rows rows = gaussian(60, 12, 3, 5);
        InMemoryInputs inputs = rows.inputs("ham", "spam");
        var first = run("{sampling_strategy: {spam: 20}}", inputs).table(TableKind.TRAINING);

        CollectingOutputs out = TestStage.of(factory())
                .in(TestContext.create().withStage("second"))
                .run(
                        config("{k_neighbors: 2}", inputs.schema()),
                        inputs.with(first).writtenBy(TableKind.TRAINING, "test"));

        assertThat(out.facts()).containsEntry("rows[spam]", 60.0);
        assertThat(out.rows(TableKind.TRAINING, "row", "test:8")).hasSize(1);
        assertThat(out.rows(TableKind.TRAINING, "row", "second:40")).hasSize(1);
        assertThat(out.rows(TableKind.TRAINING)).anySatisfy(row -> {
            assertThat(row.text("parents")).contains("\"test:");
            assertThat(row.text("item")).startsWith("r");
        });
    }

    @Test
    void aClassOfFewRowsHasFewerNeighbours() {
        Rows rows = gaussian(20, 3, 2, 1);

        CollectingOutputs out = run("", rows.inputs("ham", "spam"));

        assertThat(out.facts()).containsEntry("rows[spam]", 20.0);
        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly("class 'spam' has 3 rows: k_neighbors is 2 for it instead of 5");
    }

    @Test
    void aClassOfOneRowIsRepeated() {
        Rows rows = gaussian(20, 1, 2, 1);

        CollectingOutputs out = run("", rows.inputs("ham", "spam"));

        assertThat(out.rows(TableKind.TRAINING, "origin", "duplicate")).hasSize(19);
        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly("class 'spam' has one row: it is repeated, since no row lies between");
    }

    @Test
    void textsHaveNoRowsBetween() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .item("a", "text", "hello")
                .item("b", "text", "prize")
                .label("a", "ham")
                .label("b", "spam");

        assertThatThrownBy(() -> run("", inputs))
                .hasMessageContaining("there are no features in view, and rows of SMOTE are made of features")
                .extracting(
                        thrown -> ((LabelingException) thrown).problems().get(0).hint())
                .asString()
                .contains("embeddings");
    }

    @Test
    void aClassThatIsNotThereIsRefusedWithTheNearestOne() {
        assertThatThrownBy(() -> config(
                        "{sampling_strategy: {spma: 20}}",
                        gaussian(5, 2, 2, 1).inputs("ham", "spam").schema()))
                .hasMessageContaining("spma")
                .hasMessageContaining("spam");
    }

    @Test
    void rowsThatAreAllEqualAreNoTrouble() {
        var rows = Rows.of("f0", "f1", "f2", "f3");
        for (int i = 0; i < 30; i++) {
            rows.row(i < 20 ? "ham" : "spam", 1, 2, 3, 4);
        }

        CollectingOutputs out = run("", rows.inputs("ham", "spam"));

        assertThat(made(out)).hasSize(10).allSatisfy(row -> assertThat(row).containsExactly(1, 2, 3, 4));
    }

    @Test
    void sparseFeaturesCategoriesAndGapsAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> run("", features(ColumnSpec.text("terms"), "{\"free\":1}")))
                .hasMessageContaining("the features 'terms' are sparse");
        assertThatThrownBy(() -> run("", features(ColumnSpec.named("colour"), "red")))
                .hasMessageContaining("the features have a column without numbers: 'colour'");
        Rows rows = gaussian(5, 2, 2, 1).row("spam", 1, Double.NaN);
        assertThatThrownBy(() -> run("", rows.inputs("ham", "spam")))
                .hasMessageContaining("row 'r7' has no number in column 'f1' of the features");
        Rows large = gaussian(5, 2, 2, 1).row("spam", 1, 1e300);
        assertThatThrownBy(() -> run("", large.inputs("ham", "spam")))
                .hasMessageContaining("row 'r7' has the number 1.0E300 in column 'f1'");
        assertThatThrownBy(() -> run("{features: [other]}", gaussian(5, 2, 2, 1).inputs("ham", "spam")))
                .hasMessageContaining("there is no set of features 'other' in view");
    }

    private static InMemoryInputs features(ColumnSpec column, String cell) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var table = new TableBuilder(TableKind.FEATURES, List.of(FeatureSet.SET, column), Map.of());
        for (int i = 0; i < 6; i++) {
            inputs.label("r" + i, i < 4 ? "ham" : "spam");
            table.text(0, "r" + i).text(1, "set").text(2, cell).end();
        }
        return inputs.with(table.build());
    }
}
