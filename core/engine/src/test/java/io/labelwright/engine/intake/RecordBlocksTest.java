package io.labelwright.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.GoldColumns;
import io.labelwright.spi.connect.ImportMapping.ItemColumns;
import io.labelwright.spi.connect.ImportMapping.LabelColumns;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that come in blocks make the tables that they make one by one. */
class RecordBlocksTest {

    private static final List<String> NAMES = List.of("id", "who", "label", "sure", "when", "body");

    private static final LabelSchema SCHEMA = new LabelSchema(
            Task.CLASSIFICATION,
            List.of(LabelClass.of("ham"), new LabelClass("spam", null, null, List.of("junk"), null)),
            null);

    private static final AnnotationColumns PLAIN = new AnnotationColumns("id", "who", "label", null, null);
    private static final AnnotationColumns ALL = new AnnotationColumns("id", "who", "label", "sure", "when");
    private static final ItemColumns ITEMS = new ItemColumns("id", "body", null, null, null, null);

    private static ImportMapping mapping(int kind) {
        return new ImportMapping(
                kind == 2 || kind == 3 ? ITEMS : null,
                kind == 0 || kind == 5 ? PLAIN : kind == 1 || kind == 3 ? ALL : null,
                kind == 4 ? new LabelColumns("id", "label", "who", "sure", null) : null,
                kind == 4 ? new GoldColumns("id", "label") : null,
                null,
                null,
                BadRows.REJECT,
                null,
                kind == 3 ? RepeatedItems.LAST : RepeatedItems.ERROR,
                kind == 5 ? "team/" : "",
                AnnotatorKind.HUMAN);
    }

    /** A record: by column its text, null where it has none. */
    private static List<@Nullable String[]> records(SplittableRandom random, int count) {
        List<@Nullable String[]> records = new ArrayList<>();
        boolean plain = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            var fields = new @Nullable String[NAMES.size()];
            fields[0] = random.nextInt(50) == 0 ? null : random.nextInt(60) == 0 ? "" : "item-" + i / 4;
            fields[1] = random.nextInt(50) == 0 ? "" : "\u00e4nn" + random.nextInt(9);
            fields[2] = List.of("ham", "spam", "junk", "ham", random.nextInt(9) == 0 ? "?" : "spam", "")
                    .get(random.nextInt(random.nextInt(9) == 0 ? 6 : 5));
            fields[3] = plain || random.nextBoolean() ? null : "0." + random.nextInt(12);
            fields[4] = plain || random.nextInt(9) > 0 ? null : "2024-01-0" + random.nextInt(9);
            fields[5] = random.nextInt(9) == 0 ? null : "text \ud83d\ude00 of " + i / 4 / (1 + random.nextInt(40) / 39);
            records.add(fields);
        }
        return records;
    }

    private static Column cells(List<@Nullable String[]> records, int column, boolean asTexts) {
        var names = new Dictionary.Builder();
        var codes = new int[records.size()];
        var utf8 = new ByteArrayOutputStream();
        var ends = new int[records.size()];
        for (int row = 0; row < codes.length; row++) {
            String text = records.get(row)[column];
            codes[row] = text == null ? -1 : names.add(text);
            if (text != null) {
                utf8.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
            ends[row] = text == null ? ~utf8.size() : utf8.size();
        }
        return asTexts
                ? Columns.texts(utf8.toByteArray(), ends, codes.length)
                : Columns.names(names.drain(), codes, codes.length);
    }

    private static void inBlocks(List<@Nullable String[]> records, SplittableRandom random, RecordSink sink) {
        int[] columns = NAMES.stream().mapToInt(sink::column).toArray();
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(3000));
            List<@Nullable String[]> part = records.subList(from, to);
            var cells = new ArrayList<Column>();
            for (int c = 0; c < columns.length; c++) {
                cells.add(cells(part, c, random.nextInt(5) == 0));
            }
            var lines = new long[to - from];
            for (int row = 0; row < lines.length; row++) {
                lines[row] = 2L + from + row;
            }
            var block = new RecordBlock(lines, columns, cells);
            int half = random.nextInt(lines.length + 1);
            sink.records(block, 0, half);
            sink.records(block, half, lines.length);
            from = to;
        }
    }

    private static void oneByOne(List<@Nullable String[]> records, RecordSink sink) {
        int[] columns = NAMES.stream().mapToInt(sink::column).toArray();
        for (int row = 0; row < records.size(); row++) {
            for (int c = 0; c < columns.length; c++) {
                String text = records.get(row)[c];
                if (text != null) {
                    sink.field(columns[c], text);
                }
            }
            sink.end(2L + row);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void theTablesAreThoseOfRecordsOneByOne(int kind) throws IOException {
        var random = new SplittableRandom(kind);
        for (int count : new int[] {1, 30, 5000, kind == 0 ? 150_000 : 9000}) {
            List<@Nullable String[]> records = records(random, count);
            @Nullable LabelSchema schema = random.nextBoolean() ? SCHEMA : null;
            var expected = new RecordTables("import", "data.csv", mapping(kind), schema);
            oneByOne(records, expected);
            var found = new RecordTables("import", "data.csv", mapping(kind), schema);
            RecordPipe.read(into -> inBlocks(records, random, into), found);

            RecordTables.Result one = expected.finish();
            RecordTables.Result blocks = found.finish();

            assertThat(blocks.rows()).isEqualTo(one.rows());
            assertThat(blocks.ids()).isEqualTo(one.ids());
            assertThat(blocks.tables().keySet()).isEqualTo(one.tables().keySet());
            one.tables()
                    .forEach((table, rows) ->
                            same(Objects.requireNonNull(blocks.tables().get(table)), rows));
        }
    }

    private static void same(Table found, Table expected) {
        assertThat(found.columns()).isEqualTo(expected.columns());
        assertThat(found.segments()).hasSameSizeAs(expected.segments());
        for (int s = 0; s < expected.segments().size(); s++) {
            Segment one = expected.segments().get(s);
            Segment other = found.segments().get(s);
            assertThat(other.rows()).isEqualTo(one.rows());
            for (int c = 0; c < expected.columns().size(); c++) {
                assertThat(text(other.column(c))).isEqualTo(text(one.column(c)));
            }
        }
    }

    private static String text(Column column) {
        var text = new StringBuilder().append(column.type());
        if (column.type() == ColumnType.NAME) {
            text.append(column.dictionary().texts());
        }
        for (int row = 0; row < column.rows(); row++) {
            text.append(' ');
            if (column.isMissing(row)) {
                continue;
            }
            switch (column.type()) {
                case NAME -> text.append(column.code(row));
                case TEXT -> text.append(column.text(row));
                default -> text.append(column.number(row));
            }
        }
        return text.toString();
    }
}
