package io.labelwright.features.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.features.columns.ColumnsConfig.Missing;
import io.labelwright.features.columns.ColumnsConfig.Scale;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class ColumnFeaturesTest extends StrategyContract<ColumnsConfig> {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Override
    protected StrategyFactory<ColumnsConfig> factory() {
        return new ColumnFeaturesFactory();
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        double[][] rows = data.ids().stream()
                .map(id -> {
                    RandomSequence draws = SeededRandom.of(1).sequence(SeededRandom.key(id));
                    return new double[] {draws.nextDouble() < 0.2 ? Double.NaN : draws.nextDouble(), draws.nextInt(9)};
                })
                .toArray(double[][]::new);
        return data.inputs().features("table", List.of("x", "code"), rows);
    }

    private static ColumnsConfig config(Scale scale, Missing missing, boolean indicators, String... fields) {
        return new ColumnsConfig(
                null, List.of(fields), List.of(), List.of(), scale, missing, indicators, 64, List.of());
    }

    private static CollectingOutputs run(ColumnsConfig config, InMemoryInputs inputs) {
        return TestStage.of(new ColumnFeaturesFactory()).run(config, inputs);
    }

    private static double[] column(CollectingOutputs out, String name) {
        return out.rows(TableKind.FEATURES).stream()
                .mapToDouble(row -> row.number(name))
                .toArray();
    }

    private static List<String> names(CollectingOutputs out) {
        return out.table(TableKind.FEATURES).visible().stream()
                .skip(1)
                .map(column -> column.name())
                .toList();
    }

    private static InMemoryInputs numbers(double... values) {
        var inputs = InMemoryInputs.ofClasses("a", "b");
        for (int i = 0; i < values.length; i++) {
            inputs.items("i" + i);
        }
        return inputs.features(
                "set",
                List.of("x"),
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
    }

    @Test
    void standardHasMeanZeroAndDeviationOne() {
        double[] x = column(run(config(Scale.STANDARD, Missing.MEAN, true), numbers(1, 3, 5, 7)), "x");

        assertThat(x)
                .containsExactly(new double[] {-3, -1, 1, 3}, Offset.offset(2.0))
                .isSorted();
        assertThat(Arrays.stream(x).sum()).isEqualTo(0, CLOSE);
        assertThat(Arrays.stream(x).map(value -> value * value).sum()).isEqualTo(4, CLOSE);
    }

    @Test
    void robustScalesByQuartiles() {
        assertThat(column(run(config(Scale.ROBUST, Missing.MEAN, true), numbers(0, 1, 2, 3, 1000)), "x"))
                .containsExactly(-1, -0.5, 0, 0.5, 499);
    }

    @Test
    void minMaxGoesFromZeroToOne() {
        assertThat(column(run(config(Scale.MIN_MAX, Missing.MEAN, true), numbers(4, 2, 6)), "x"))
                .containsExactly(0.5, 0, 1);
    }

    @Test
    void aConstantColumnBecomesZero() {
        assertThat(column(run(config(Scale.STANDARD, Missing.MEAN, true), numbers(7, 7)), "x"))
                .containsExactly(0, 0);
    }

    @Test
    void whatIsMissingIsFilledAndSaid() {
        CollectingOutputs out = run(config(Scale.NONE, Missing.MEDIAN, true), numbers(1, Double.NaN, 2, 30));

        assertThat(column(out, "x")).containsExactly(1, 2, 2, 30);
        assertThat(column(out, "x_missing")).containsExactly(0, 1, 0, 0);
    }

    @Test
    void aGapMayStay() {
        CollectingOutputs out = run(config(Scale.NONE, Missing.KEEP, false), numbers(1, Double.NaN));

        assertThat(column(out, "x")).containsExactly(1, Double.NaN);
        assertThat(names(out)).containsExactly("x");
    }

    @Test
    void aGapMayBeRefused() {
        assertThatThrownBy(() -> run(config(Scale.NONE, Missing.ERROR, true), numbers(1, Double.NaN)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("item 'i1' has no value in column 'x'");
    }

    private static InMemoryInputs fields() {
        return InMemoryInputs.ofClasses("a", "b")
                .item("one", "colour", "red", "age", "30")
                .item("two", "colour", "blue", "age", " 1e1 ")
                .item("three", "colour", "red", "age", "20");
    }

    @Test
    void aFieldOfNumbersIsNumericAndAnotherOneHasAColumnPerCategory() {
        CollectingOutputs out = run(config(Scale.NONE, Missing.MEAN, true, "colour", "age"), fields());

        assertThat(names(out)).containsExactly("colour=blue", "colour=red", "age");
        assertThat(column(out, "colour=red")).containsExactly(1, 0, 1);
        assertThat(column(out, "age")).containsExactly(30, 10, 20);
    }

    @Test
    void numbersMayBeCategories() {
        var config = new ColumnsConfig(
                null, List.of(), List.of(), List.of("x"), Scale.NONE, Missing.MEAN, true, 64, List.of());

        assertThat(names(run(config, numbers(3, 0.5, 3)))).containsExactly("x=0.5", "x=3");
    }

    @Test
    void rareCategoriesShareAColumn() {
        var inputs = InMemoryInputs.ofClasses("a", "b");
        for (String value : List.of("x", "x", "y", "z", "y", "x")) {
            inputs.item("i" + inputs.items().size(), "f", value);
        }
        var config = new ColumnsConfig(
                null, List.of("f"), List.of(), List.of(), Scale.NONE, Missing.MEAN, true, 2, List.of());

        CollectingOutputs out = run(config, inputs);

        assertThat(names(out)).containsExactly("f=x", "f=y", "f=(other)");
        assertThat(column(out, "f=(other)")).containsExactly(0, 0, 0, 1, 0, 0);
    }

    @Test
    void onlyTheItemsOfAPartDecide() {
        var splits = new TableBuilder(TableKind.SPLITS, List.of(), Map.of());
        splits.text(0, "i0").text(1, "train").end();
        splits.text(0, "i1").text(1, "train").end();
        splits.text(0, "i2").text(1, "test").end();
        var config = new ColumnsConfig(
                null, List.of(), List.of(), List.of(), Scale.MIN_MAX, Missing.MEAN, true, 64, List.of("train"));

        CollectingOutputs out = run(config, numbers(0, 2, 10).with(splits.build()));

        assertThat(column(out, "x")).containsExactly(0, 1, 5);
        assertThat(out.facts()).containsEntry("fitted_items", 2.0);
    }

    @Test
    void aPartThatNobodyIsInIsNamed() {
        var config = new ColumnsConfig(
                null, List.of(), List.of(), List.of(), Scale.MIN_MAX, Missing.MEAN, true, 64, List.of("train"));

        assertThatThrownBy(() -> run(config, numbers(1, 2)))
                .hasMessageContaining("fit_on: no item in view is in the part 'train'");
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        var config = new ColumnsConfig(
                null, List.of(), List.of("y"), List.of(), Scale.NONE, Missing.MEAN, true, 64, List.of());

        assertThatThrownBy(() -> run(config, numbers(1))).hasMessageContaining("without: there is no column 'y'");
        assertThatThrownBy(() -> run(config(Scale.NONE, Missing.MEAN, true, "size"), fields()))
                .hasMessageContaining("the items have no field 'size'");
    }

    @Test
    void anItemWithoutARowHasGapsLikeAnyOther() {
        List<CollectedRow> rows = run(
                        config(Scale.NONE, Missing.ZERO, true), numbers(1, 2).items("late"))
                .rows(TableKind.FEATURES);

        assertThat(rows.get(2).number("x")).isZero();
        assertThat(rows.get(2).number("x_missing")).isEqualTo(1);
    }
}
