package io.labelwright.parquet.npy;

import io.labelwright.files.csv.CsvImportConfig;
import io.labelwright.files.csv.CsvImportFactory;
import io.labelwright.files.jsonl.JsonlImportConfig;
import io.labelwright.files.jsonl.JsonlImportFactory;
import io.labelwright.parquet.ParquetImportConfig;
import io.labelwright.parquet.ParquetImportFactory;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** {@code import/npy}. The line of a record is its row in the array, from 1. */
final class NpySource implements Source {

    private static final String IDS = "ids.path";
    private static final int FIELD = 1 << 24;

    private final NpyImportConfig config;

    NpySource(NpyImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        header(input.name(), input);
        return Optional.empty();
    }

    private static NpyHeader header(String name, SourceInput input) throws IOException {
        try (InputStream in = input.open()) {
            return NpyHeader.read(name, in);
        }
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        NpyHeader header = header(input.name(), input);
        try (var rows = new ArrayRows(input, header)) {
            var records = new Records(input.name(), header, rows, sink);
            NpyImportConfig.Ids ids = config.ids();
            if (ids == null) {
                for (long row = 0; row < header.rows(); row++) {
                    records.row(Long.toString(row));
                }
                return;
            }
            SourceInput file = input.other(IDS);
            var found = new IdColumn(ids.column(), records::row);
            try {
                source(file.relativeName()).read(file, found);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            found.checkColumn(file.name());
            records.checkEnd(file.name());
        }
    }

    private Source source(String path) {
        if (path.endsWith(".parquet")) {
            return new ParquetImportFactory().create(new ParquetImportConfig(path, FIELD, config.mapping()));
        }
        if (path.endsWith(".jsonl") || path.endsWith(".ndjson")) {
            return new JsonlImportFactory().create(new JsonlImportConfig(path, "utf-8", FIELD, config.mapping()));
        }
        return new CsvImportFactory()
                .create(new CsvImportConfig(path, "auto", "utf-8", "\"", true, FIELD, false, config.mapping()));
    }

    /** Hands rows of the array over, each with the id that comes for it. */
    private final class Records {
        private final String file;
        private final NpyHeader header;
        private final ArrayRows rows;
        private final RecordSink sink;
        private final int item;
        private final int[] columns;
        private long row;

        Records(String file, NpyHeader header, ArrayRows rows, RecordSink sink) {
            this.file = file;
            this.header = header;
            this.rows = rows;
            this.sink = sink;
            this.item = sink.column(TableKind.FEATURES, "item");
            String name = config.features() == null ? "x" : config.features();
            this.columns = new int[header.columns()];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = sink.column(TableKind.FEATURES, name + "_" + c);
            }
        }

        void row(String id) throws IOException {
            if (!rows.next()) {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        Place.of(file),
                        "the array has " + header.rows() + " rows, and there are more ids",
                        "the file of ids must have one row for each row of the array, in its order");
            }
            row++;
            sink.field(item, id);
            for (int c = 0; c < columns.length; c++) {
                double value;
                try {
                    value = rows.value(c);
                } catch (ArithmeticException e) {
                    sink.bad(row, c + 1, "the integer " + e.getMessage() + " is more than a number holds exactly", id);
                    return;
                }
                if (Double.isInfinite(value)) {
                    sink.bad(row, c + 1, "the number is infinite", id);
                    return;
                }
                sink.number(columns[c], value);
            }
            sink.end(TableKind.FEATURES, row);
        }

        void checkEnd(String ids) throws IOException {
            if (rows.next()) {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        Place.of(file),
                        "the array has " + header.rows() + " rows, and " + ids + " has " + row + " ids",
                        "the file of ids must have one row for each row of the array, in its order");
            }
        }
    }

    /** Takes the ids out of a file's records. */
    private static final class IdColumn implements RecordSink {

        /** Takes an id. */
        private interface Taker {
            void take(String id) throws IOException;
        }

        private final String column;
        private final Taker taker;
        private final java.util.Map<String, Integer> columns = new java.util.LinkedHashMap<>();
        private int wanted = -1;
        private String id = "";
        private String file = "";

        IdColumn(String column, Taker taker) {
            this.column = column;
            this.taker = taker;
        }

        void checkColumn(String path) {
            if (wanted < 0) {
                throw new LabelingException(
                        StandardError.UNKNOWN_COLUMN,
                        Place.of(path),
                        "ids.column names '" + column + "', which the file does not have; it has "
                                + String.join(", ", columns.keySet()),
                        null);
            }
        }

        @Override
        public boolean wants(TableKind table) {
            return false;
        }

        @Override
        public void file(String name) {
            file = name;
        }

        @Override
        public int column(String name) {
            int index = columns.computeIfAbsent(name, key -> columns.size());
            wanted = name.equals(column) ? index : wanted;
            return index;
        }

        @Override
        public int column(TableKind table, String name) {
            return column(table.word() + ":" + name);
        }

        @Override
        public void field(int index, char[] chars, int offset, int length) {
            if (index == wanted) {
                id = new String(chars, offset, length);
            }
        }

        @Override
        public void end(long line) {
            try {
                // The engine refuses a row without an id.
                taker.take(id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            id = "";
        }

        @Override
        public void end(TableKind table, long line) {
            end(line);
        }

        @Override
        public void bad(long line, int place, String reason, String text) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    new Place(file, (int) Math.min(line, Integer.MAX_VALUE), place),
                    "the file of ids: " + reason,
                    "the file of ids must have one row for each row of the array, in its order");
        }
    }
}
