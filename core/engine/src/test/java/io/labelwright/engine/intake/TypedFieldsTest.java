package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.ItemColumns;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that come as codes of texts and as numbers make the same tables as their texts. */
class TypedFieldsTest {

    private static final LabelSchema SCHEMA = new LabelSchema(
            Task.CLASSIFICATION,
            List.of(
                    new LabelClass("ham", null, null, List.of("h\u00fcm"), null),
                    new LabelClass("spam", null, null, List.of(), null)),
            null);

    private static ImportMapping mapping(String prefix, BadRows badRows) {
        return new ImportMapping(
                new ItemColumns("item", null, null, List.of("score", "text"), null, null),
                new AnnotationColumns("item", "annotator", "label", "confidence", null),
                null,
                null,
                null,
                null,
                badRows,
                null,
                RepeatedItems.FIRST,
                prefix,
                AnnotatorKind.HUMAN);
    }

    /** Random records, by their texts or by codes and numbers. */
    private static void write(long seed, int count, boolean typed, RecordSink sink) {
        var random = new SplittableRandom(seed);
        int item = sink.column("item");
        int annotator = sink.column("annotator");
        int label = sink.column("label");
        int confidence = sink.column("confidence");
        int score = sink.column("score");
        int text = sink.column("text");
        for (int block = 0; block < 3; block++) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                items.add("i" + random.nextInt(100) + (i % 7 == 0 ? "\u00e9" : ""));
            }
            List<String> annotators = List.of("ann", "b\u00f6", "c" + block);
            List<String> labels = List.of("spam", "h\u00fcm", "ham", block == 1 ? "junk" : "ham");
            for (int i = 0; i < count; i++) {
                set(sink, item, items, random.nextInt(50), typed);
                set(sink, annotator, annotators, random.nextInt(3), typed);
                set(sink, label, labels, random.nextInt(4), typed);
                boolean mixed = random.nextBoolean();
                set(sink, text, annotators, random.nextInt(3), typed && mixed);
                number(sink, confidence, random.nextInt(5) / 4.0, typed);
                number(sink, score, random.nextInt(1000) / 8.0 - 3, typed);
                sink.end(1L + block * count + i);
            }
        }
    }

    private static void set(RecordSink sink, int column, List<String> texts, int code, boolean typed) {
        if (typed) {
            sink.code(column, texts, code);
        } else {
            sink.field(column, texts.get(code));
        }
    }

    private static void number(RecordSink sink, int column, double value, boolean typed) {
        if (typed) {
            sink.number(column, value);
        } else {
            sink.field(column, Double.toString(value));
        }
    }

    private static RecordTables.Result tables(long seed, int count, boolean typed, String prefix) throws IOException {
        var tables = new RecordTables("answers", "data", mapping(prefix, BadRows.REJECT), SCHEMA);
        RecordPipe.read(sink -> write(seed, count, typed, sink), tables);
        return tables.finish();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x/"})
    void codesAndNumbersMakeTheTablesThatTextsMake(String prefix) throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            int count = seed == 4 ? 40_000 : 100 * seed;
            RecordTables.Result texts = tables(seed, count, false, prefix);
            RecordTables.Result typed = tables(seed, count, true, prefix);

            assertThat(typed.rows()).isEqualTo(texts.rows());
            assertThat(typed.tables().keySet()).isEqualTo(texts.tables().keySet());
            texts.tables()
                    .forEach((kind, table) -> assertThat(cells(typed.tables().get(kind)))
                            .as("%s", kind)
                            .isEqualTo(cells(table)));
        }
    }

    private static List<List<@Nullable Object>> cells(@Nullable Table table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        if (table == null) {
            return rows;
        }
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                var cells = new ArrayList<@Nullable Object>();
                for (var column : segment.columns()) {
                    cells.add(
                            column.isMissing(row)
                                    ? null
                                    : switch (column.type()) {
                                        case NAME, TEXT -> column.text(row);
                                        case NUMBER -> column.number(row);
                                        case INTEGER, BOOLEAN -> column.integer(row);
                                    });
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    @Test
    void featuresStayTheNumbersThatTheyAre() throws IOException {
        var tables = new RecordTables("emb", "x.npy", open(BadRows.REJECT), SCHEMA);
        tables.takeFeatures("minilm");
        RecordPipe.read(
                sink -> {
                    int item = sink.column(TableKind.FEATURES, "item");
                    int first = sink.column(TableKind.FEATURES, "f_0");
                    int second = sink.column(TableKind.FEATURES, "f_1");
                    feature(sink, item, "a", first, 0.1, second, Double.NaN);
                    feature(sink, item, "b", first, 2e23, second, -0.0);
                    feature(sink, item, "a", first, 7, second, 7);
                    sink.field(item, "c");
                    sink.field(first, "1.5");
                    sink.field(second, "x");
                    sink.end(TableKind.FEATURES, 4);
                    sink.number(first, 1);
                    sink.end(TableKind.FEATURES, 5);
                },
                tables);
        RecordTables.Result result = tables.finish();
        Table features = result.tables().get(TableKind.FEATURES);

        assertThat(cells(features))
                .isEqualTo(
                        List.of(java.util.Arrays.asList("a", "minilm", 0.1, null), List.of("b", "minilm", 2e23, -0.0)));
        assertThat(result.rows()).isEqualTo(Map.of("read", 5L, "used", 2L, "repeated", 0L, "rejected", 3L));
        assertThat(result.ids().size()).isEqualTo(2);
        assertThat(cells(result.tables().get(TableKind.REJECTS)).stream().map(row -> row.get(4)))
                .containsExactly(
                        "item 'a' comes again", "the feature 'x' is not a number", "no item id in column 'item'");
    }

    private static void feature(RecordSink sink, int item, String id, int a, double x, int b, double y) {
        sink.field(item, id);
        sink.number(a, x);
        sink.number(b, y);
        sink.end(TableKind.FEATURES, 1);
    }

    @Test
    void aFeatureCantHaveTheNameOfAnotherColumn() {
        var tables = new RecordTables("emb", "x.npy", open(BadRows.FAIL), SCHEMA);
        tables.takeFeatures("minilm");

        assertThatThrownBy(() -> tables.column(TableKind.FEATURES, "_set")).isInstanceOf(LabelingException.class);
    }

    private static ImportMapping open(BadRows badRows) {
        return new ImportMapping(
                null, null, null, null, null, null, badRows, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
    }
}
