package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.engine.label.LabelRules;
import io.labelwright.engine.label.OtherClasses;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.GoldColumns;
import io.labelwright.spi.connect.ImportMapping.ItemColumns;
import io.labelwright.spi.connect.ImportMapping.LabelColumns;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Imports whose labels are no names of classes. */
final class LabelsOfTasksTest {

    private static final ItemColumns ITEMS = new ItemColumns("id", "body", null, List.of(), null, null);
    private static final LabelColumns LABELS = new LabelColumns("id", "label", null, null, null);
    private static final AnnotationColumns ANSWERS = new AnnotationColumns("id", "who", "label", null, null);
    private static final GoldColumns GOLD = new GoldColumns("id", "label");

    private static ImportMapping mapping(
            @Nullable ItemColumns items,
            @Nullable AnnotationColumns annotations,
            @Nullable LabelColumns labels,
            @Nullable GoldColumns gold,
            RepeatedItems repeated) {
        return new ImportMapping(
                items, annotations, labels, gold, null, null, BadRows.REJECT, null, repeated, "", AnnotatorKind.HUMAN);
    }

    private static RecordTables tables(Task task, ImportMapping mapping, boolean open) {
        List<LabelClass> classes = List.of(LabelClass.of("b"), new LabelClass("a", null, null, List.of("ay"), null));
        LabelSchema schema = open ? null : new LabelSchema(task, classes, null);
        return new RecordTables(
                "import", "data.jsonl", mapping, false, new LabelRules(task, schema, OtherClasses.NONE));
    }

    /** Records as {@code column=value} separated by {@code ;}. */
    private static RecordTables.Result read(RecordTables tables, String... records) {
        long line = 1;
        for (String record : records) {
            for (String field : record.split(";", -1)) {
                int at = field.indexOf('=');
                tables.field(tables.column(field.substring(0, at)), field.substring(at + 1));
            }
            tables.end(line++);
        }
        return tables.finish();
    }

    private static List<String> rows(RecordTables.Result result, TableKind kind, String... columns) {
        Table table = Objects.requireNonNull(result.tables().get(kind));
        var rows = new ArrayList<String>();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var cells = new ArrayList<String>();
                for (String column : columns) {
                    cells.add(String.valueOf(segment.column(table.find(column)).text(row)));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }

    private static String span(int start, int end) {
        return "[{\"start\":" + start + ",\"end\":" + end + ",\"label\":\"a\"}]";
    }

    @Test
    void everyTableHasTheFormAndItsNamesAreFormsOnly() {
        var tables = tables(Task.MULTI_LABEL, mapping(null, ANSWERS, LABELS, GOLD, RepeatedItems.ERROR), false);

        var result = read(
                tables,
                "id=1;who=ann;label=[\"ay\",\"b\"]",
                "id=2;who=ann;label=[ \"b\", \"a\" ]",
                "id=3;who=ann;label=[\"c\"]",
                "id=4;who=ann;label=[]");

        for (TableKind kind : List.of(TableKind.ANNOTATIONS, TableKind.LABELS, TableKind.GOLD)) {
            assertThat(rows(result, kind, "item", "label"))
                    .containsExactly("1 [\"b\",\"a\"]", "2 [\"b\",\"a\"]", "4 []");
            Table table = Objects.requireNonNull(result.tables().get(kind));
            Dictionary names = table.dictionary(table.find("label"));
            assertThat(names.size())
                    .as("spellings and refused labels leave no trace")
                    .isEqualTo(2);
        }
        assertThat(rows(result, TableKind.REJECTS, "reason"))
                .singleElement()
                .asString()
                .startsWith("class 1: label 'c'");
        assertThat(result.ids().find("3")).isEqualTo(-1);
    }

    @Test
    void twoSpellingsOfOneLabelAreNoConflict() {
        var result = read(
                tables(Task.NUMERIC, mapping(null, null, LABELS, GOLD, RepeatedItems.ERROR), false),
                "id=1;label=3.50",
                "id=1;label=35e-1",
                "id=1;label=3.51");

        assertThat(rows(result, TableKind.LABELS, "item", "label")).containsExactly("1 3.5");
        assertThat(rows(result, TableKind.REJECTS, "reason"))
                .singleElement()
                .asString()
                .contains("has the label '3.5' in line 1 and '3.51' here");
    }

    @Test
    void setsOfUnknownClassesStandAsTheirClassesWereMet() {
        var result = read(
                tables(Task.MULTI_LABEL, mapping(null, ANSWERS, null, null, RepeatedItems.ERROR), true),
                "id=1;who=ann;label=[\"z\",\"y\"]",
                "id=1;who=bob;label=[\"y\",\"z\"]",
                "id=2;who=bob;label=[\"x\",\"y\"]");

        assertThat(rows(result, TableKind.ANNOTATIONS, "label"))
                .containsExactly("[\"z\",\"y\"]", "[\"z\",\"y\"]", "[\"y\",\"x\"]");
    }

    @Test
    void spansAreHeldAgainstTheTextOfTheirRecord() {
        var result = read(
                tables(Task.SPANS, mapping(ITEMS, ANSWERS, LABELS, GOLD, RepeatedItems.ERROR), false),
                "id=1;body=a😀b;who=ann;label=" + span(1, 3),
                "id=2;body=a😀b;who=ann;label=" + span(1, 4),
                "id=3;body=;who=ann;label=" + span(1, 400));

        assertThat(rows(result, TableKind.LABELS, "item")).containsExactly("1", "3");
        assertThat(rows(result, TableKind.REJECTS, "reason"))
                .containsExactly("span 1: it ends at 4 and the text of item '2' has 3 code points");
        assertThat(result.lengths().of(result.ids().find("1"))).isEqualTo(3);
        assertThat(result.lengths().of(result.ids().find("3")))
                .as("no text, no length")
                .isEqualTo(-1);
    }

    @Test
    void spansOfRecordsOfTheirOwnAreHeldAgainstATextThatCameBefore() {
        var tables = tables(Task.SPANS, mapping(ITEMS, ANSWERS, null, null, RepeatedItems.ERROR), false);
        tables.field(tables.column(TableKind.ITEMS, "id"), "1");
        tables.field(tables.column(TableKind.ITEMS, "body"), "abc");
        tables.end(TableKind.ITEMS, 1);
        for (int end = 3; end <= 4; end++) {
            tables.field(tables.column(TableKind.ANNOTATIONS, "id"), "1");
            tables.field(tables.column(TableKind.ANNOTATIONS, "who"), "ann" + end);
            tables.field(tables.column(TableKind.ANNOTATIONS, "label"), span(0, end));
            tables.end(TableKind.ANNOTATIONS, end);
        }

        var result = tables.finish();

        assertThat(rows(result, TableKind.ANNOTATIONS, "annotator")).containsExactly("ann3");
        assertThat(rows(result, TableKind.REJECTS, "reason"))
                .containsExactly("span 1: it ends at 4 and the text of item '1' has 3 code points");
    }

    @Test
    void whereTheFirstTextOfAnItemStaysSpansAreHeldAgainstIt() {
        String[] records = {"id=1;body=abc;who=ann;label=" + span(0, 3), "id=1;body=abcdef;who=bob;label=" + span(0, 6)
        };

        var first = read(tables(Task.SPANS, mapping(ITEMS, ANSWERS, null, null, RepeatedItems.FIRST), false), records);
        var last = read(tables(Task.SPANS, mapping(ITEMS, ANSWERS, null, null, RepeatedItems.LAST), false), records);

        assertThat(rows(first, TableKind.ANNOTATIONS, "annotator")).containsExactly("ann");
        assertThat(rows(last, TableKind.ANNOTATIONS, "annotator")).containsExactly("ann", "bob");
        assertThat(last.lengths().of(0)).isEqualTo(6);
    }

    @Test
    void otherTasksKeepNoLengths() {
        var result = read(
                tables(Task.TEXT, mapping(ITEMS, null, LABELS, null, RepeatedItems.ERROR), false),
                "id=1;body=abc;label=[");

        assertThat(result.lengths().isEmpty()).isTrue();
        assertThat(rows(result, TableKind.LABELS, "label")).containsExactly("[");
    }

    @Test
    void comparisonsNameTwoItemsAndTheQuestionIsNone() {
        var result = read(
                tables(
                        Task.PAIRWISE,
                        mapping(null, ANSWERS, null, null, RepeatedItems.ERROR).forPairs(),
                        false),
                "left=b;right=a;who=ann;label=a",
                "left=a;right=b;who=bob;label=tie",
                "left=c;right=d;who=bob;label=",
                "left=e;right=e;who=bob;label=e",
                "left=f;right=g;who=bob;label=a",
                "left=h;who=bob;label=h");

        assertThat(rows(result, TableKind.ANNOTATIONS, "item", "left", "right", "annotator", "label"))
                .containsExactly("[\"a\",\"b\"] b a ann a", "[\"a\",\"b\"] a b bob tie");
        assertThat(rows(result, TableKind.REJECTS, "reason"))
                .containsExactly(
                        "it compares the item 'e' with itself",
                        "label 'a' is neither of the compared items 'f' and 'g', nor tie",
                        "no item id in column 'right'");
        assertThat(List.of(0, 1, 2, 3)).extracting(result.ids()::get).containsExactly("b", "a", "c", "d");
        assertThat(result.ids().size()).isEqualTo(4);
    }
}
