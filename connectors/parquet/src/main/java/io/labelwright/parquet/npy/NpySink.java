package io.labelwright.parquet.npy;

import io.labelwright.files.text.Utf8Output;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code export/npy}: a row per item in the table's order, a column per number; a missing number is NaN. An array knows
 * neither items nor names, so that both stand in files of their own beside it, in its order.
 */
final class NpySink implements Sink {

    private static final String ITEM = "item";

    private final NpyExportConfig config;

    NpySink(NpyExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        if (table.kind() == TableKind.FEATURES
                && config.features() == null
                && FeatureSet.names(in).size() > 1) {
            // Says which sets there are.
            FeatureSet.of(in, null);
        }
        int[] columns = columns(table);
        int item = table.find(ITEM);
        checkOnce(table, item);
        try (OutputStream file = out.file("array.npy")) {
            array(table, item, columns, file);
        }
        try (OutputStream file = out.file("ids.csv")) {
            ids(table, item, file);
        }
        try (OutputStream file = out.file("columns.csv")) {
            var names = new Utf8Output(file);
            line("column", names);
            for (int c : columns) {
                line(table.columns().get(c).name(), names);
            }
            names.flush();
        }
    }

    /**
     * The columns of numbers that are written: those that are asked for, else the table's own behind its fixed ones.
     */
    private int[] columns(Table table) {
        int first = config.columns() == null ? table.kind().columns().size() : 0;
        int[] columns = IntStream.range(first, table.columns().size())
                .filter(c -> !table.columns().get(c).hidden())
                .filter(c -> !table.columns().get(c).name().equals(ITEM))
                .toArray();
        if (columns.length == 0) {
            throw refused("the table " + table.kind().word() + " has no column of numbers to write", null);
        }
        List<String> others = IntStream.of(columns)
                .mapToObj(table.columns()::get)
                .filter(column -> column.type() == ColumnType.NAME || column.type() == ColumnType.TEXT)
                .map(ColumnSpec::name)
                .toList();
        if (!others.isEmpty()) {
            throw refused(
                    "an array has numbers only, and the column '" + others.get(0) + "' has texts"
                            + (others.size() > 1 ? ", and so have " + (others.size() - 1) + " more" : ""),
                    "say which to write, for example columns: [item, "
                            + IntStream.of(columns)
                                    .mapToObj(c -> table.columns().get(c).name())
                                    .filter(name -> !others.contains(name))
                                    .findFirst()
                                    .orElse("p:CLASS")
                            + "]");
        }
        return columns;
    }

    private static void checkOnce(Table table, int item) {
        var seen = new BitSet();
        for (Segment segment : table.segments()) {
            Column items = segment.column(item);
            for (int row = 0; row < segment.rows(); row++) {
                int code = items.code(row);
                if (seen.get(code)) {
                    throw refused(
                            "the item '" + items.text(row) + "' has several rows in the table "
                                    + table.kind().word() + "; an array has one for each",
                            table.kind() == TableKind.PREDICTIONS
                                    ? "choose one model, for example where: \"model == 'classifier'\""
                                    : "choose one by where");
                }
                seen.set(code);
            }
        }
    }

    private static LabelingException refused(String what, @Nullable String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, null, what, hint);
    }

    private void array(Table table, int item, int[] columns, OutputStream file) throws IOException {
        boolean narrow = config.dtype() == NpyExportConfig.Dtype.FLOAT32;
        var type = new NumberType('f', narrow ? 4 : 8, ByteOrder.LITTLE_ENDIAN);
        file.write(NpyHeader.text(type, table.rows(), columns.length));
        var numbers = new NumberOutput(type, file);
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                for (int c : columns) {
                    double value = segment.column(c).number(row);
                    if (!numbers.put(value)) {
                        throw refused(
                                "the number " + value + " of the item '"
                                        + segment.column(item).text(row) + "' in column '"
                                        + table.columns().get(c).name() + "' is more than "
                                        + (narrow ? "float32" : "float64")
                                        + " holds",
                                narrow ? "say dtype: float64" : null);
                    }
                }
            }
        }
        numbers.flush();
    }

    private static void ids(Table table, int item, OutputStream file) throws IOException {
        var ids = new Utf8Output(file);
        line("id", ids);
        for (Segment segment : table.segments()) {
            Column items = segment.column(item);
            for (int row = 0; row < segment.rows(); row++) {
                line(String.valueOf(items.text(row)), ids);
            }
        }
        ids.flush();
    }

    /** A record of one cell, always in quotes, so that nothing in it passes for a separator or a blank line. */
    private static void line(String cell, Utf8Output lines) throws IOException {
        byte[] utf8 = cell.replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8);
        lines.put('"');
        lines.put(utf8, 0, utf8.length);
        lines.put('"');
        lines.put('\n');
    }
}
