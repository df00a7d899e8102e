package io.labelwright.math.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Here and not beside it, since the fakes of the test kit stand on a layer above {@code core/math}. */
final class PredictionTableTest {

    /** A model without a column for news. */
    private final TableBuilder rows = new TableBuilder(
            TableKind.PREDICTIONS, List.of(ColumnSpec.number("p:ham"), ColumnSpec.number("p:spam")), Map.of());

    private void row(String item, String model, @Nullable String fold, double ham, double spam) {
        rows.text(0, item).text(1, model).text(2, fold);
        if (!Double.isNaN(ham)) {
            rows.number(3, ham);
        }
        rows.number(4, spam).end();
    }

    private InMemoryInputs inputs() {
        return InMemoryInputs.ofClasses("ham", "spam", "news")
                .items("a", "b", "c")
                .with(rows.build());
    }

    private static List<String> read(PredictionTable table, @Nullable String model) {
        var read = new ArrayList<String>();
        table.read(model, (item, fold, p) -> read.add(item + " " + fold + " " + Arrays.toString(p)));
        return read;
    }

    @Test
    void rowsOfTheModelAreHandedOverWithTheSumOne() {
        row("b", "one", "2", 1, 3);
        row("a", "two", null, 1, 0);
        row("c", "one", null, Double.NaN, 0.5);
        row("a", "one", null, 0, 0);
        row("nobody", "one", null, 1, 0);
        row("b", "one", null, 1, 0);
        PredictionTable table = PredictionTable.of(inputs());

        assertThat(table.models()).containsExactly("one", "two");
        assertThat(table.hasProbabilities()).isTrue();
        assertThat(read(table, "one"))
                .containsExactly("1 2 [0.25, 0.75, 0.0]", "2 null [0.0, 1.0, 0.0]", "1 null [1.0, 0.0, 0.0]");
    }

    @Test
    void ofSeveralRowsOfAnItemTheFirstCounts() {
        row("b", "one", "2", 1, 3);
        row("b", "one", null, 1, 0);

        ModelPredictions predictions = ModelPredictions.of(inputs(), null);

        assertThat(predictions.model()).isEqualTo("one");
        assertThat(predictions.fold(1)).isEqualTo("2");
        assertThat(predictions.best(1)).isEqualTo(1);
        assertThat(predictions.values()[predictions.offset(1)]).isEqualTo(0.25);
        assertThat(predictions.knows(0)).isFalse();
    }

    @Test
    void ofSeveralModelsOneIsNamed() {
        row("a", "two", null, 1, 0);
        row("a", "one", null, 1, 0);
        PredictionTable table = PredictionTable.of(inputs());

        assertThat(table.choose("two")).isEqualTo("two");
        assertThatThrownBy(() -> table.choose(null))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the predictions of 'one', 'two' are in view");
        assertThatThrownBy(() -> table.choose("three"))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("there are no predictions of 'three' in view");
    }

    @Test
    void withoutPredictionsNothingIsKnown() {
        PredictionTable table = PredictionTable.of(inputs());

        assertThat(table.models()).isEmpty();
        assertThat(table.choose(null)).isNull();
        assertThat(table.choose("one")).isNull();
        assertThat(ModelPredictions.of(inputs(), "one").knows(0)).isFalse();
    }

    @Test
    void whatIsNoProbabilityIsNamedWithItemClassAndModel() {
        row("b", "one", null, 0.5, -0.5);
        PredictionTable table = PredictionTable.of(inputs());

        assertThatThrownBy(() -> read(table, "one"))
                .isInstanceOf(LabelingException.class)
                .hasMessageEndingWith(
                        "item 'b' has the probability -0.5 of 'spam' in the predictions of 'one', expected 0 or more");
    }

    @Test
    void labelsHaveProbabilitiesToo() {
        var labels = new TableBuilder(TableKind.LABELS, List.of(ColumnSpec.number("p:news")), Map.of());
        labels.text(0, "c").number(TableKind.LABELS.columns().size(), 0.5).end();
        InMemoryInputs inputs = inputs().with(labels.build());

        assertThat(read(PredictionTable.ofLabels(inputs), null)).containsExactly("2 null [0.0, 0.0, 1.0]");
        assertThat(PredictionTable.ofLabels(InMemoryInputs.ofClasses("ham").label("a", "ham"))
                        .hasProbabilities())
                .isFalse();
    }
}
