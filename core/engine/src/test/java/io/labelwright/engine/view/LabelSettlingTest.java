package io.labelwright.engine.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.label.TextLengths;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class LabelSettlingTest {

    private static final WorkerPool POOL = new WorkerPool(2);

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    private static StageInputs inputs(Task task, ItemIndex index, Table... tables) {
        var schema = new LabelSchema(task, List.of(LabelClass.of("b"), LabelClass.of("a")), null);
        var stages = new ArrayList<StageTable>();
        for (Table table : tables) {
            stages.add(new StageTable("given", true, Set.of(), table));
        }
        return new StageInputs(schema, index, Map.of(tables[0].kind(), stages), 8, POOL);
    }

    private static ItemIndex index(boolean closed, String... ids) {
        return new ItemIndex(Dictionary.of(List.of(ids)), closed);
    }

    /** Rows as cells of the item, the label, and of more columns. */
    private static Table table(TableKind kind, List<String> columns, String[]... rows) {
        var more = new ArrayList<ColumnSpec>();
        columns.forEach(name -> more.add(ColumnSpec.named(name)));
        more.add(ColumnSpec.named("_file"));
        more.add(ColumnSpec.integer("_line"));
        var table = new TableBuilder(kind, more, Map.of());
        int own = kind.columns().size();
        int line = 2;
        for (String[] row : rows) {
            table.text(0, row[0]).text(kind.column("label"), row[1]);
            for (int c = 2; c < row.length; c++) {
                table.text(own + c - 2, row[c]);
            }
            table.text(own + columns.size(), "a.csv").integer(own + columns.size() + 1, line++);
            table.end();
        }
        return table.build();
    }

    private static List<String> cells(Table table, String column) {
        var cells = new ArrayList<String>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                cells.add(String.valueOf(segment.column(table.find(column)).text(row)));
            }
        }
        return cells;
    }

    private static String[] row(String... cells) {
        return cells;
    }

    @Test
    void setsOfClassesStandInTheOrderOfTheRun() {
        Table answers = table(
                TableKind.ANNOTATIONS, List.of(), row("1", "[\"a\",\"b\"]"), row("1", "[\"b\",\"a\"]"), row("2", "[]"));

        StageInputs in = inputs(Task.MULTI_LABEL, index(true, "1", "2"), answers);

        Table seen = in.table(TableKind.ANNOTATIONS);
        assertThat(cells(seen, "label")).containsExactly("[\"b\",\"a\"]", "[\"b\",\"a\"]", "[]");
        assertThat(seen.dictionary(seen.find("label")).size()).isEqualTo(2);
        assertThat(cells(seen, "item")).containsExactly("1", "1", "2");
    }

    @Test
    void twoOrdersOfOneSetAreNoConflict() {
        StageInputs in = inputs(
                Task.MULTI_LABEL,
                index(true, "1"),
                table(TableKind.LABELS, List.of(), row("1", "[\"a\",\"b\"]")),
                table(TableKind.LABELS, List.of(), row("1", "[\"b\",\"a\"]")));

        assertThat(cells(in.table(TableKind.LABELS), "label")).containsExactly("[\"b\",\"a\"]");
    }

    @Test
    void aTableInItsFormIsTheSameObject() {
        Table answers = table(TableKind.ANNOTATIONS, List.of(), row("1", "[\"b\",\"a\"]"));

        assertThat(inputs(Task.MULTI_LABEL, index(true, "1"), answers).table(TableKind.ANNOTATIONS))
                .isSameAs(answers);
        assertThat(inputs(Task.SPANS, index(true, "1"), answers).table(TableKind.ANNOTATIONS))
                .isSameAs(answers);
    }

    @Test
    void spansBeyondTheTextAreLeftOutAndToldOnce() {
        String far = "[{\"start\":0,\"end\":1,\"label\":\"a\"},{\"start\":1,\"end\":5,\"label\":\"a\"}]";
        Table labels = table(TableKind.LABELS, List.of(), row("1", far), row("2", far), row("3", far));
        var index = new ItemIndex(Dictionary.of(List.of("1", "2", "3")), true, TextLengths.of(new int[] {5, 4, -1}));

        StageInputs in = inputs(Task.SPANS, index, labels);

        assertThat(cells(in.table(TableKind.LABELS), "label")).containsExactly(far, "null", far);
        in.table(TableKind.LABELS);
        assertThat(cells(in.rejects(), "reason"))
                .containsExactly("span 2: it ends at 5 and the text of item '2' has 4 code points");
        assertThat(cells(in.rejects(), "text")).containsExactly(far);
        assertThat(in.rejects().segments().get(0).column(2).integer(0)).isEqualTo(3);
    }

    @Test
    void bothItemsOfAComparisonMustBeKnown() {
        Table answers = table(
                TableKind.ANNOTATIONS,
                List.of("left", "right"),
                row("[\"a\",\"b\"]", "a", "a", "b"),
                row("[\"a\",\"x\"]", "a", "a", "x"),
                row("[\"x\",\"y\"]", "x", "x", "y"));

        StageInputs in = inputs(Task.PAIRWISE, index(true, "a", "b", "c"), answers);

        assertThat(cells(in.table(TableKind.ANNOTATIONS), "item")).containsExactly("[\"a\",\"b\"]");
        assertThat(cells(in.rejects(), "text")).containsExactlyInAnyOrder("x", "x");
        assertThat(cells(inputs(Task.PAIRWISE, index(false, "a"), answers).table(TableKind.ANNOTATIONS), "item"))
                .hasSize(3);
    }

    @Test
    void comparisonsAreNoAnswersAboutOneItem() {
        Table answers = table(TableKind.ANNOTATIONS, List.of("left", "right"), row("[\"a\",\"b\"]", "a", "a", "b"));
        StageInputs in = inputs(Task.PAIRWISE, index(true, "a", "b"), answers);

        assertThatThrownBy(() -> in.annotations(AnnotationQuery.all()))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("answers to a pairwise task are about two items");
    }

    @Test
    void lengthsTravelWithTheIds() {
        Dictionary first = Dictionary.of(List.of("x", "y"));
        Dictionary second = Dictionary.of(List.of("z", "y"));

        ItemIndex index = ItemIndex.ofLists(
                List.of(
                        TextLengths.of(new int[] {7, -1}).with(first),
                        TextLengths.of(new int[] {0, 9}).with(second)),
                true);

        assertThat(List.of(0, 1, 2)).extracting(index.ids()::get).containsExactly("x", "y", "z");
        assertThat(List.of(0, 1, 2)).extracting(index.lengths()::of).containsExactly(7, 9, 0);
        assertThat(ItemIndex.ofLists(List.of(TextLengths.NONE.with(first)), true)
                        .lengths()
                        .isEmpty())
                .isTrue();
        assertThat(TextLengths.NONE.with(first).columns()).hasSize(1);
    }
}
