package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelwright.engine.label.LabelRules;
import io.labelwright.engine.label.OtherClasses;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.GoldColumns;
import io.labelwright.spi.connect.ImportMapping.ItemColumns;
import io.labelwright.spi.connect.ImportMapping.LabelColumns;
import io.labelwright.spi.connect.ImportMapping.ProbabilityColumns;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordTablesTest {

    private static final LabelSchema SCHEMA = new LabelSchema(
            Task.CLASSIFICATION,
            List.of(
                    LabelClass.of("ham"),
                    new LabelClass("spam", null, null, List.of("junk", "1"), null),
                    LabelClass.of("café")),
            null);

    private static final ItemColumns ITEMS = new ItemColumns("id", "body", null, null, null, null);
    private static final AnnotationColumns ANSWERS = new AnnotationColumns("id", "who", "label", "sure", null);
    private static final AnnotationColumns PLAIN = new AnnotationColumns("id", "who", "label", null, null);
    private static final LabelColumns LABELS = new LabelColumns("id", "label", "who", null, null);
    private static final GoldColumns GOLD = new GoldColumns("id", "label");

    /** A mapping that collects bad rows; the changes of single tests build on it. */
    private record Map(
            @Nullable ItemColumns items,
            @Nullable AnnotationColumns annotations,
            @Nullable LabelColumns labels,
            @Nullable GoldColumns gold,
            @Nullable ProbabilityColumns probabilities,
            BadRows onBadRow,
            @Nullable Integer most,
            RepeatedItems repeated,
            String prefix) {

        static Map ofItems(RepeatedItems repeated) {
            return new Map(ITEMS, null, null, null, null, BadRows.REJECT, null, repeated, "");
        }

        static Map ofAnswers(AnnotationColumns columns) {
            return new Map(null, columns, null, null, null, BadRows.REJECT, null, RepeatedItems.ERROR, "");
        }

        static Map ofLabels() {
            return new Map(null, null, LABELS, null, null, BadRows.REJECT, null, RepeatedItems.ERROR, "");
        }

        static Map ofGold() {
            return new Map(null, null, null, GOLD, null, BadRows.REJECT, null, RepeatedItems.ERROR, "");
        }

        Map onBadRow(BadRows policy, @Nullable Integer atMost) {
            return new Map(items, annotations, labels, gold, probabilities, policy, atMost, repeated, prefix);
        }

        Map withItems(ItemColumns columns) {
            return new Map(columns, annotations, labels, gold, probabilities, onBadRow, most, repeated, prefix);
        }

        Map withPrefix(String text) {
            return new Map(items, annotations, labels, gold, probabilities, onBadRow, most, repeated, text);
        }

        ImportMapping mapping() {
            return new ImportMapping(
                    items,
                    annotations,
                    labels,
                    gold,
                    probabilities,
                    null,
                    onBadRow,
                    most,
                    repeated,
                    prefix,
                    AnnotatorKind.HUMAN);
        }
    }

    /** Reads rows of comma separated cells under a header; line 1 is the header. */
    private static RecordTables.Result read(Map map, String header, String... rows) {
        return readWith(map, SCHEMA, header, rows);
    }

    private static RecordTables.Result readWith(Map map, @Nullable LabelSchema schema, String header, String... rows) {
        var tables = new RecordTables("import", "data.csv", map.mapping(), schema);
        String[] names = header.split(",", -1);
        var columns = new int[names.length];
        for (int c = 0; c < names.length; c++) {
            columns[c] = tables.column(names[c]);
        }
        long line = 2;
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            for (int c = 0; c < cells.length; c++) {
                tables.field(columns[c], cells[c]);
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
                for (String name : columns) {
                    Column column = segment.column(table.find(name));
                    cells.add(
                            column.isMissing(row)
                                    ? ""
                                    : switch (column.type()) {
                                        case NAME, TEXT -> String.valueOf(column.text(row));
                                        case NUMBER -> String.valueOf(column.number(row));
                                        case INTEGER, BOOLEAN -> String.valueOf(column.integer(row));
                                    });
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private static List<String> rejects(RecordTables.Result result) {
        return rows(result, TableKind.REJECTS, "line", "reason");
    }

    private static void counts(RecordTables.Result result, long read, long used, long repeated, long rejected) {
        assertThat(result.rows())
                .containsEntry("read", read)
                .containsEntry("used", used)
                .containsEntry("repeated", repeated)
                .containsEntry("rejected", rejected);
    }

    @Test
    void answersBecomeRowsAndEmptyLabelsNone() {
        var result = read(Map.ofAnswers(ANSWERS), "id,who,label,sure", "a,ann,ham,0.5", "b,ann,,", "a,bob,spam,");

        assertThat(rows(result, TableKind.ANNOTATIONS, "item", "annotator", "label", "confidence", "verdict", "_line"))
                .containsExactly("a|ann|ham|0.5|answer|2", "a|bob|spam||answer|4");
        assertThat(result.ids().size())
                .as("an empty label still names the item")
                .isEqualTo(2);
        counts(result, 3, 3, 0, 0);
    }

    @Test
    void aliasesAreReadAsTheirClass() {
        var result = read(Map.ofAnswers(PLAIN), "id,who,label", "a,ann,junk", "b,ann,1", "c,ann,spam");

        assertThat(rows(result, TableKind.ANNOTATIONS, "label")).containsExactly("spam", "spam", "spam");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a,ann,ham; a,ann,Ham; label 'Ham' is not one of the classes; it differs from 'ham' in case, spaces or Unicode form only: mend the file or name it as an alias of the class",
                "a,ann,ham; 'a,ann,ham '; differs from 'ham' in case",
                "a,ann,café; a,ann,cafe\u0301; differs from 'café' in case",
                "a,ann,spam; a,ann,spma; spam",
                "a,ann,ham; ,ann,ham; no item id in column 'id'",
                "a,ann,ham; a,,ham; no annotator in column 'who'"
            })
    void aRowThatCannotBeUsedIsRefusedWithItsReason(String good, String bad, String reason) {
        var result = read(Map.ofAnswers(PLAIN), "id,who,label", good, bad, good);

        assertThat(rejects(result)).singleElement().asString().startsWith("3|").contains(reason);
        assertThat(rows(result, TableKind.ANNOTATIONS, "item")).containsExactly("a", "a");
        counts(result, 3, 2, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "1.5", "-0.1", "NaN", "Infinity"})
    void aConfidenceIsANumberFromZeroToOne(String sure) {
        var result =
                read(Map.ofAnswers(ANSWERS), "id,who,label,sure", "a,ann,ham,1", "b,ann,ham," + sure, "c,ann,ham,0");

        assertThat(rejects(result)).singleElement().asString().startsWith("3|column 'sure': ");
        assertThat(rows(result, TableKind.ANNOTATIONS, "item")).containsExactly("a", "c");
        assertThat(result.ids().find("b")).as("a refused row brings no item").isEqualTo(-1);
    }

    @Test
    void anAnnotatorsPrefixTellsFilesApart() {
        var result = read(Map.ofAnswers(PLAIN).withPrefix("team/"), "id,who,label", "a,ann,ham");

        assertThat(rows(result, TableKind.ANNOTATIONS, "annotator")).containsExactly("team/ann");
    }

    @Test
    void aRowsNumberCanBeItsItem() {
        var result = read(
                Map.ofAnswers(new AnnotationColumns("$row", "who", "label", null, null)),
                "who,label",
                "ann,ham",
                ",ham",
                "ann,spam");

        assertThat(rows(result, TableKind.ANNOTATIONS, "item", "label")).containsExactly("0|ham", "2|spam");
        counts(result, 3, 2, 0, 1);
    }

    @Test
    void withFailAllBadRowsOfASmallFileAreTold() {
        var failure = catchThrowableOfType(
                LabelingException.class,
                () -> read(
                        Map.ofAnswers(PLAIN).onBadRow(BadRows.FAIL, null),
                        "id,who,label",
                        "a,ann,ham",
                        ",ann,ham",
                        "b,ann,egg"));

        assertThat(failure.problems()).hasSize(2);
        assertThat(failure.problems().get(0).place()).isEqualTo(new Place("data.csv", 3, 0));
        assertThat(failure.problems().get(1).place()).isEqualTo(new Place("data.csv", 4, 0));
        assertThat(failure.problems().get(1).hint()).contains("on_bad_row: reject");
    }

    @Test
    void withFailAHopelessFileIsGivenUp() {
        var rows = new String[1000];
        java.util.Arrays.fill(rows, "a,ann,egg");

        var failure = catchThrowableOfType(
                LabelingException.class,
                () -> read(Map.ofAnswers(PLAIN).onBadRow(BadRows.FAIL, null), "id,who,label", rows));

        assertThat(failure.problems()).hasSize(10);
    }

    @Test
    void moreBadRowsThanAllowedEndTheImport() {
        Map one = Map.ofAnswers(PLAIN).onBadRow(BadRows.REJECT, 1);

        assertThat(rejects(read(one, "id,who,label", "a,ann,egg", "a,ann,ham"))).hasSize(1);
        var failure = catchThrowableOfType(
                LabelingException.class, () -> read(one, "id,who,label", "a,ann,egg", "a,ann,ham", "b,ann,egg"));
        assertThat(failure).hasMessageContaining("data.csv:4").hasMessageContaining("max_bad_rows is 1");
    }

    @Test
    void recordsThatTheSourceRefusesCountAsRead() {
        var tables = new RecordTables("import", "data.csv", Map.ofAnswers(PLAIN).mapping(), SCHEMA);
        int item = tables.column("id");
        int who = tables.column("who");
        int label = tables.column("label");
        tables.field(item, "half");
        tables.bad(2, 7, "quote that is never closed", "half,\"");
        tables.field(who, "ann");
        tables.field(label, "ham");
        tables.end(3);

        var result = tables.finish();

        assertThat(rows(result, TableKind.REJECTS, "stage", "file", "line", "column", "reason"))
                .containsExactly(
                        "import|data.csv|2|7|quote that is never closed",
                        "import|data.csv|3||no item id in column 'id'");
        counts(result, 2, 0, 0, 2);
    }

    @Test
    void aColumnThatNoRecordHasIsAWrongMapping() {
        var failure = catchThrowableOfType(
                LabelingException.class, () -> read(Map.ofAnswers(PLAIN), "id,who,answer", "a,ann,ham"));

        assertThat(failure.problems().get(0).code()).isEqualTo(StandardError.UNKNOWN_COLUMN);
        assertThat(failure).hasMessageContaining("'label'").hasMessageContaining("annotations.label");
    }

    @Test
    void allOtherColumnsBecomeFieldsUnlessSomeAreNamed() {
        var all = read(Map.ofItems(RepeatedItems.ERROR), "id,body,from,size", "a,hello,x,3");
        var some = read(
                Map.ofItems(RepeatedItems.ERROR)
                        .withItems(new ItemColumns("id", null, null, List.of("s*"), null, "from")),
                "id,body,from,size",
                "a,hello,x,3");

        assertThat(rows(all, TableKind.ITEMS, "item", "text", "from", "size")).containsExactly("a|hello|x|3");
        assertThat(rows(some, TableKind.ITEMS, "item", "group", "size")).containsExactly("a|x|3");
        assertThat(some.tables().get(TableKind.ITEMS).columns()).hasSize(3);
    }

    @Test
    void anItemThatComesAgainAlikeIsRepeated() {
        var result = read(Map.ofItems(RepeatedItems.ERROR), "id,body", "a,x", "b,y", "a,x");

        assertThat(rows(result, TableKind.ITEMS, "item")).containsExactly("a", "b");
        counts(result, 3, 2, 1, 0);
    }

    @Test
    void anItemThatComesAgainWithOtherFieldsIsRefusedByDefault() {
        var result = read(Map.ofItems(RepeatedItems.ERROR), "id,body", "a,x", "b,y", "a,z");

        assertThat(rejects(result))
                .containsExactly("4|item 'a' comes again with other fields than in line 2; say repeated_items: first or"
                        + " last to choose");
        counts(result, 3, 2, 0, 1);
    }

    @Test
    void theFirstOrTheLastOfRepeatedItemsCanBeChosen() {
        String[] rows = {"a,x", "b,y", "a,z", "a,", "b,w"};

        var first = read(Map.ofItems(RepeatedItems.FIRST), "id,body", rows);
        var last = read(Map.ofItems(RepeatedItems.LAST), "id,body", rows);

        assertThat(rows(first, TableKind.ITEMS, "item", "text")).containsExactly("a|x", "b|y");
        assertThat(rows(last, TableKind.ITEMS, "item", "text")).containsExactly("a|", "b|w");
        counts(first, 5, 2, 3, 0);
        counts(last, 5, 2, 3, 0);
    }

    @Test
    void aColumnThatComesUpLaterMakesNoEarlierRecordDiffer() {
        var tables = new RecordTables(
                "import", "data.jsonl", Map.ofItems(RepeatedItems.ERROR).mapping(), SCHEMA);
        String[][] records = {{"id", "a", "body", "x"}, {"id", "b", "body", "y", "late", "z"}, {"id", "a", "body", "x"}
        };
        for (int r = 0; r < records.length; r++) {
            for (int c = 0; c < records[r].length; c += 2) {
                tables.field(tables.column(records[r][c]), records[r][c + 1]);
            }
            tables.end(r + 1);
        }

        counts(tables.finish(), 3, 2, 1, 0);
    }

    @Test
    void theSameFieldsUnderOtherNamesAreOtherFields() {
        var result = read(
                Map.ofItems(RepeatedItems.ERROR).withItems(new ItemColumns("id", null, null, null, null, null)),
                "id,one,two",
                "a,x,",
                "a,,x");

        counts(result, 2, 1, 0, 1);
    }

    @Test
    void labelsAreFixedAndNameTheirAuthor() {
        var result = read(Map.ofLabels(), "id,label,who", "a,ham,ann", "b,spam,", "a,ham,bob", "c,,ann");

        assertThat(rows(result, TableKind.LABELS, "item", "label", "status", "reason", "_fixed", "_author"))
                .containsExactly("a|ham|labelled|given by ann|1|ann", "b|spam|labelled|given|1|");
        assertThat(result.ids().size()).isEqualTo(3);
    }

    @Test
    void twoLabelsOfOneItemAreAConflict() {
        var result = read(Map.ofLabels(), "id,label,who", "a,ham,ann", "a,spam,bob", "b,ham,ann");

        assertThat(rejects(result))
                .singleElement()
                .asString()
                .contains("has the label 'ham' in line 2 and 'spam' here");
        counts(result, 3, 2, 0, 1);
    }

    @Test
    void twoGoldLabelsOfOneItemAreAConflict() {
        var result = read(Map.ofGold(), "id,label", "a,ham", "a,spam", "a,ham", "b,junk");

        assertThat(rows(result, TableKind.GOLD, "item", "label")).containsExactly("a|ham", "b|spam");
        counts(result, 4, 3, 0, 1);
    }

    @Test
    void classesThatAreStillUnknownAreAllAccepted() {
        var result = readWith(Map.ofAnswers(PLAIN), null, "id,who,label", "a,ann,egg", "a,bob,Egg");

        assertThat(rows(result, TableKind.ANNOTATIONS, "label")).containsExactly("egg", "Egg");
    }

    @Test
    void probabilitiesAreSharesPerClass() {
        var map = new Map(
                null,
                null,
                null,
                null,
                new ProbabilityColumns("id", "p:"),
                BadRows.REJECT,
                null,
                RepeatedItems.ERROR,
                "");

        var result = read(map, "id,p:ham,p:spam", "a,0.25,0.75", "b,2,0", "c,,1");

        assertThat(rows(result, TableKind.PREDICTIONS, "item", "model", "p:ham", "p:spam"))
                .containsExactly("a|import|0.25|0.75", "c|import||1.0");
        assertThat(rejects(result)).singleElement().asString().contains("'p:ham': 2 is not between 0 and 1");
        var failure = catchThrowableOfType(LabelingException.class, () -> read(map, "id,p:egg", "a,1"));
        assertThat(failure.problems().get(0).code()).isEqualTo(StandardError.UNKNOWN_CLASS);
    }

    @Test
    void aRefusedRecordLeavesNothingInAnyTable() {
        var map = new Map(ITEMS, PLAIN, null, GOLD, null, BadRows.REJECT, null, RepeatedItems.ERROR, "");

        var result = read(map, "id,body,who,label", "a,x,ann,egg", "b,y,,ham", "c,z,ann,ham", "a,x,ann,spam");

        assertThat(rows(result, TableKind.ITEMS, "item", "text")).containsExactly("c|z", "a|x");
        assertThat(rows(result, TableKind.ANNOTATIONS, "item", "label")).containsExactly("c|ham", "a|spam");
        assertThat(rows(result, TableKind.GOLD, "item", "label")).containsExactly("c|ham", "a|spam");
        assertThat(result.ids().find("b")).isEqualTo(-1);
        counts(result, 4, 2, 0, 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsBalanceWhateverTheRows(long seed) {
        var random = new SplittableRandom(seed);
        var map = Map.ofItems(RepeatedItems.values()[random.nextInt(3)]);
        var rows = new String[random.nextInt(200)];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = (random.nextInt(9) == 0 ? "" : "i" + random.nextInt(60)) + ",text " + random.nextInt(2);
        }

        var result = read(map, "id,body", rows);

        assertThat(result.rows().get("read")).isEqualTo(rows.length);
        assertThat(result.rows().get("used")
                        + result.rows().get("repeated")
                        + result.rows().get("rejected"))
                .isEqualTo(rows.length);
        assertThat(result.rows().get("rejected"))
                .isEqualTo(result.tables().get(TableKind.REJECTS).rows());
        assertThat(result.rows().get("used"))
                .isEqualTo(result.tables().get(TableKind.ITEMS).rows());
        assertThat(result.ids().size()).isEqualTo((int) (long) result.rows().get("used"));
    }

    /** Says what a source of a platform says: rows of one table each. */
    private static RecordTables.Result readFormat(ImportMapping mapping, Consumer<RecordSink> source) {
        Set<TableKind> usual = EnumSet.of(TableKind.ITEMS, TableKind.ANNOTATIONS);
        var tables = new RecordTables(
                "import",
                "data",
                mapping.forFormat(usual),
                true,
                new LabelRules(SCHEMA.task(), SCHEMA, OtherClasses.NONE));
        source.accept(tables);
        return tables.finish();
    }

    private static ImportMapping open(BadRows policy) {
        return new ImportMapping(
                null, null, null, null, null, null, policy, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
    }

    private static void row(RecordSink sink, TableKind table, long line, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sink.field(sink.column(table, namesAndValues[i]), namesAndValues[i + 1]);
        }
        sink.end(table, line);
    }

    @Test
    void aFormatBringsRowsOfSeveralTablesWithItsOwnNames() {
        RecordTables.Result result = readFormat(open(BadRows.FAIL), sink -> {
            sink.file("data/one.json");
            row(sink, TableKind.ITEMS, 1, "id", "a", "label", "a field of that name");
            row(sink, TableKind.ANNOTATIONS, 2, "item", "a", "annotator", "eve", "label", "junk", "confidence", "0.5");
            sink.file("data/two.json");
            row(sink, TableKind.ANNOTATIONS, 1, "item", "a", "annotator", "m", "label", "ham", "$kind", "model");
            row(sink, TableKind.GOLD, 7, "item", "a", "label", "ham");
        });

        assertThat(rows(result, TableKind.ITEMS, "item", "label")).containsExactly("a|a field of that name");
        assertThat(rows(
                        result,
                        TableKind.ANNOTATIONS,
                        "item",
                        "annotator",
                        "label",
                        "confidence",
                        "_kind",
                        "_file",
                        "_line"))
                .containsExactly("a|eve|spam|0.5|human|data/one.json|2", "a|m|ham||model|data/two.json|1");
        assertThat(result.tables()).doesNotContainKey(TableKind.GOLD);
        assertThat(result.rows()).containsEntry("read", 3L).containsEntry("used", 3L);
    }

    @Test
    void whatIsNoAnswerIsKeptWithItsVerdict() {
        RecordTables.Result result = readFormat(open(BadRows.REJECT), sink -> {
            row(sink, TableKind.ANNOTATIONS, 1, "item", "a", "annotator", "e", "label", "ham", "$verdict", "reject");
            row(sink, TableKind.ANNOTATIONS, 2, "item", "b", "annotator", "e", "$verdict", "skip", "$note", "too dark");
            row(sink, TableKind.ANNOTATIONS, 3, "item", "c", "annotator", "e");
            row(sink, TableKind.ANNOTATIONS, 4, "item", "d", "annotator", "e", "label", "ham", "$verdict", "perhaps");
            row(sink, TableKind.ANNOTATIONS, 5, "item", "e", "label", "ham");
        });

        assertThat(rows(result, TableKind.ANNOTATIONS, "item", "annotator", "label", "verdict", "note"))
                .containsExactly("a|e|ham|reject|", "b|e||skip|too dark", "e|import|ham|answer|");
        assertThat(rows(result, TableKind.REJECTS, "line", "reason"))
                .containsExactly("4|the verdict 'perhaps' is none of answer, reject, skip, flag");
    }

    @Test
    void aBlockOfTheWorkflowChoosesWhatIsTaken() {
        ImportMapping gold = new ImportMapping(
                null,
                null,
                null,
                new GoldColumns("item", "label"),
                null,
                null,
                BadRows.FAIL,
                null,
                RepeatedItems.ERROR,
                "",
                AnnotatorKind.HUMAN);

        RecordTables.Result result = readFormat(gold, sink -> {
            assertThat(sink.wants(TableKind.GOLD)).isTrue();
            assertThat(sink.wants(TableKind.ITEMS)).isFalse();
            row(sink, TableKind.ITEMS, 1, "id", "a");
            row(sink, TableKind.GOLD, 1, "item", "a", "label", "ham");
        });

        assertThat(result.tables().keySet()).containsExactlyInAnyOrder(TableKind.GOLD, TableKind.REJECTS);
        assertThat(rows(result, TableKind.GOLD, "item", "label")).containsExactly("a|ham");
    }

    @Test
    void aFormatWithoutAnyAnswerIsNoWrongMapping() {
        RecordTables.Result result =
                readFormat(open(BadRows.FAIL), sink -> row(sink, TableKind.ITEMS, 1, "id", "a", "text", "x"));

        assertThat(rows(result, TableKind.ITEMS, "item", "text")).containsExactly("a|x");
        assertThat(rows(result, TableKind.ANNOTATIONS, "item")).isEmpty();
    }
}
