package io.labelwright.platforms.record;

import io.labelwright.files.csv.CsvImportConfig;
import io.labelwright.files.csv.CsvImportFactory;
import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonRecords.Handler;
import io.labelwright.platforms.json.JsonRecords.Refused;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a CSV or TSV file, read as {@code import/csv} reads it, each as an object of its cells; empty cells are
 * left out.
 *
 * @param input the file
 * @param delimiter as the key of {@code import/csv}
 * @param encoding as the key of {@code import/csv}
 */
public record CsvRecords(SourceInput input, String delimiter, String encoding) {

    /** The names of the columns. */
    public List<String> header() throws IOException {
        return source().header(input).orElse(List.of());
    }

    /** Reads all rows in order. */
    public void read(Refused refused, Handler handler) throws IOException {
        source().read(input, new Rows(refused, handler));
    }

    private Source source() {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        return new CsvImportFactory()
                .create(new CsvImportConfig(input.name(), delimiter, encoding, "\"", true, 1 << 24, false, mapping));
    }

    private record Rows(Refused refused, Handler handler, List<String> names, Map<String, Json> cells)
            implements RecordSink {

        Rows(Refused refused, Handler handler) {
            this(refused, handler, new ArrayList<>(), new LinkedHashMap<>());
        }

        @Override
        public boolean wants(TableKind table) {
            return false;
        }

        @Override
        public void file(String name) {
            throw new IllegalStateException("a table stands in one file");
        }

        @Override
        public int column(String name) {
            names.add(name);
            return names.size() - 1;
        }

        @Override
        public int column(TableKind table, String name) {
            throw new IllegalStateException("rows of a file are those of no table");
        }

        @Override
        public void field(int column, char[] chars, int offset, int length) {
            if (length > 0) {
                cells.put(names.get(column), new Json.Text(new String(chars, offset, length)));
            }
        }

        @Override
        public void end(long line) {
            var row = new Json.Members(new LinkedHashMap<>(cells));
            cells.clear();
            try {
                handler.record(row, line);
            } catch (Refusal e) {
                String text = row.compact();
                refused.bad(line, e.column(), e.reason(), text.substring(0, Math.min(200, text.length())));
            }
        }

        @Override
        public void end(TableKind table, long line) {
            throw new IllegalStateException("rows of a file are those of no table");
        }

        @Override
        public void bad(long line, int column, String reason, String text) {
            cells.clear();
            refused.bad(line, column, reason, text);
        }
    }
}
