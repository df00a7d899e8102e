package io.labelwright.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.label.LabelForm;
import io.labelwright.engine.label.SettledLabels;
import io.labelwright.engine.label.TextLengths;
import io.labelwright.engine.view.ItemIndex;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LabelChecksTest {

    private static final ItemIndex ITEMS =
            new ItemIndex(Dictionary.of(List.of("i1", "i2")), true, TextLengths.of(new int[] {3, -1}));

    private static LabelSchema schema(Task task) {
        return new LabelSchema(task, List.of(LabelClass.of("b"), LabelClass.of("a")), null);
    }

    private static @Nullable String problem(Task task, Table table) {
        return new LabelChecks(schema(task), ITEMS).problem(table);
    }

    private static Table table(TableKind kind, String... itemsAndLabels) {
        var rows = new TableBuilder(kind);
        for (int i = 0; i < itemsAndLabels.length; i += 2) {
            rows.text(0, itemsAndLabels[i])
                    .text(kind.column("label"), itemsAndLabels[i + 1].isEmpty() ? null : itemsAndLabels[i + 1]);
            rows.end();
        }
        return rows.build();
    }

    private static Table comparisons(String[]... rows) {
        var table = new TableBuilder(
                TableKind.ANNOTATIONS, List.of(ColumnSpec.named("left"), ColumnSpec.named("right")), Map.of());
        int left = TableKind.ANNOTATIONS.columns().size();
        for (String[] row : rows) {
            table.text(0, row[0])
                    .text(left, row[1])
                    .text(left + 1, row[2])
                    .text(2, row[3])
                    .end();
        }
        return table.build();
    }

    private static List<String> labels(Table table) {
        var labels = new ArrayList<String>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                labels.add(String.valueOf(segment.column(table.find("label")).text(row)));
            }
        }
        return labels;
    }

    @Test
    void aStrategyMayPrintALabelInItsOwnWayAndTheEnginePutsItRight() {
        Table written =
                table(TableKind.LABELS, "i1", "[{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"label\":\"a\"}]", "i2", "");

        assertThat(problem(Task.BOXES, written)).isNull();
        assertThat(labels(SettledLabels.of(
                        written, LabelChecks.columns(TableKind.LABELS, Task.BOXES), LabelForm.of(schema(Task.BOXES)))))
                .containsExactly("[{\"x\":1.0,\"y\":2.0,\"width\":3.0,\"height\":4.0,\"label\":\"a\"}]", "null");
    }

    @Test
    void aLabelThatIsNoneIsTheStrategysFault() {
        assertThat(problem(Task.NUMERIC, table(TableKind.LABELS, "i1", "1.0", "i2", "high")))
                .isEqualTo("has a label for item 'i2' that is no label of the task numeric: the label 'high' is not a"
                        + " number; leave it empty where there is no answer");
        assertThat(problem(Task.MULTI_LABEL, table(TableKind.ANNOTATIONS, "i1", "[\"c\"]")))
                .contains("class 1: label 'c' is not one of the classes");
        assertThat(problem(Task.TEXT, table(TableKind.LABELS, "i1", "anything")))
                .isNull();
        assertThat(problem(Task.PAIRWISE, table(TableKind.LABELS, "i1", "tie"))).contains("is not a rank");
        assertThat(problem(Task.PAIRWISE, table(TableKind.LABELS, "i1", "2"))).isNull();
    }

    @Test
    void spansEndWhereTheTextEnds() {
        String span = "[{\"start\":0,\"end\":4,\"label\":\"a\"}]";

        assertThat(problem(Task.SPANS, table(TableKind.LABELS, "i2", span))).isNull();
        assertThat(problem(Task.SPANS, table(TableKind.LABELS, "i2", span, "i1", span)))
                .isEqualTo(
                        "has a label beyond its text: span 1: it ends at 4 and the text of item 'i1' has 3 code points");
    }

    @Test
    void comparisonsAreOfTwoKnownItems() {
        String question = "[\"i1\",\"i2\"]";

        assertThat(problem(Task.PAIRWISE, comparisons(new String[] {question, "i2", "i1", "tie"})))
                .isNull();
        assertThat(problem(Task.PAIRWISE, comparisons(new String[] {question, "i2", "i1", "i3"})))
                .contains("label 'i3' is neither of the compared items");
        assertThat(problem(Task.PAIRWISE, comparisons(new String[] {"i1", "i1", "i2", "i1"})))
                .isEqualTo("calls the comparison of 'i1' and 'i2' 'i1'; expected [\"i1\",\"i2\"]");
        assertThat(problem(Task.PAIRWISE, comparisons(new String[] {"[\"i1\",\"x\"]", "i1", "x", "i1"})))
                .isEqualTo("names the item 'x', which its input does not have");
        assertThat(problem(Task.PAIRWISE, table(TableKind.ANNOTATIONS, "i1", "i1")))
                .isEqualTo("has no columns left and right, which answers to a pairwise task have");
    }
}
