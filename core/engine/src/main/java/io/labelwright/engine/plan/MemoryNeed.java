package io.labelwright.engine.plan;

import io.labelwright.engine.intake.RecordPipe;
import io.labelwright.engine.intake.RecordTables;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the tables of a large import take at least. Tables are in memory as a whole while they are made, so a
 * file whose tables can't fit is refused before it is read for hours. Estimated from the start of the file, and low:
 * dictionaries are left out, and codes of names are taken to stay as short as they are at the start.
 */
final class MemoryNeed {

    /** How much of a file is looked at. */
    private static final int SAMPLE = 4 << 20;

    /** Beside the tables of the import there are those of other stages, dictionaries and room to work. */
    private static final int ROOM = 3;

    private static final long MEBIBYTE = 1 << 20;
    private static final int ROUND = 64;

    /** Where a name is, its hash, and what is empty in a hash table. */
    private static final int BESIDE_A_NAME = 24;

    private MemoryNeed() {}

    /**
     * What is wrong with reading a file into the memory that there is.
     *
     * @param most how many bytes Java may use
     * @return null when it may fit
     */
    static @Nullable Problem problem(
            PlannedStage stage, Path file, LoadedStrategy loaded, Source source, ImportMapping mapping, long most)
            throws IOException {
        long size = Files.size(file);
        if (size < most / 2) {
            // A table is not much larger than its text.
            return null;
        }
        String name = String.valueOf(stage.config().text("path"));
        Sampled sampled = sampled(name, file, loaded, source, mapping);
        double parts = (double) size / SAMPLE;
        if (sampled == null || sampled.tables() * parts < most) {
            return null;
        }
        long tables = (long) (sampled.tables() * parts) / MEBIBYTE;
        long names = (long) (sampled.names() * parts) / MEBIBYTE;
        long enough = (ROOM * (tables + names) / ROUND + 1) * ROUND;
        return Problem.error(
                StandardError.MEMORY,
                stage.config().place("path"),
                "the file '" + name + "' has " + size / MEBIBYTE + " MiB, and its tables take at least " + tables
                        + " MiB of memory; Java may use " + most / MEBIBYTE + " MiB",
                "give it more, for example LABELWRIGHT_JAVA_OPTS=-Xmx" + enough + "m, or import less at once");
    }

    /**
     * What the first records take.
     *
     * @param tables bytes of the columns
     * @param names bytes of the texts behind codes, if the rest of the file brings as many new ones
     */
    private record Sampled(long tables, long names) {}

    /** Null when it can't be told, which the reading itself will say. */
    private static @Nullable Sampled sampled(
            String name, Path file, LoadedStrategy loaded, Source source, ImportMapping mapping) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(SAMPLE);
        }
        int end = start.length;
        while (end > 0 && start[end - 1] != '\n') {
            end--;
        }
        var input = new Start(name, Arrays.copyOf(start, end));
        // Classes that are not declared are collected from the data, which is right for declared ones, too.
        var tables = new RecordTables("", name, mapping, (LabelSchema) null);
        try {
            RecordPipe.read(
                    records -> PluginScope.run(loaded, () -> {
                        source.read(input, records);
                        return true;
                    }),
                    tables);
            RecordTables.Result result = tables.finish();
            return new Sampled(
                    result.tables().values().stream()
                            .mapToLong(MemoryNeed::bytes)
                            .sum(),
                    bytes(result.ids()));
        } catch (LabelingException | IOException e) {
            return null;
        }
    }

    private record Start(String name, byte[] bytes) implements SourceInput {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Path path() throws IOException {
            throw new IOException("the start of a file is in memory");
        }
    }

    private static long bytes(Dictionary names) {
        long bytes = (long) names.size() * BESIDE_A_NAME;
        for (int code = 0; code < names.size(); code++) {
            bytes += names.get(code).length();
        }
        return bytes;
    }

    private static long bytes(Table table) {
        long bytes = 0;
        for (Segment segment : table.segments()) {
            for (Column column : segment.columns()) {
                bytes += bytes(column);
            }
        }
        return bytes;
    }

    private static long bytes(Column column) {
        return switch (column.type()) {
            case NAME -> (long) column.rows() * width(column);
            case TEXT -> text(column);
            case NUMBER -> differs(column) ? (long) column.rows() * Double.BYTES : 0;
            // Line numbers, mostly, which count up and take no memory.
            case INTEGER, BOOLEAN -> 0;
        };
    }

    private static int width(Column column) {
        var codes = new int[column.rows()];
        column.codes(0, codes.length, codes, 0);
        int highest = -1;
        boolean same = true;
        for (int code : codes) {
            highest = Math.max(highest, code);
            same &= code == codes[0];
        }
        return same
                ? 0
                : highest <= Byte.MAX_VALUE ? Byte.BYTES : highest <= Short.MAX_VALUE ? Short.BYTES : Integer.BYTES;
    }

    private static boolean differs(Column column) {
        for (int row = 1; row < column.rows(); row++) {
            if (Double.doubleToLongBits(column.number(row)) != Double.doubleToLongBits(column.number(0))) {
                return true;
            }
        }
        return false;
    }

    private static long text(Column column) {
        long bytes = 0;
        for (int row = 0; row < column.rows(); row++) {
            String text = column.text(row);
            bytes += text == null ? 0 : text.length();
        }
        return bytes == 0 ? 0 : bytes + (long) column.rows() * Integer.BYTES;
    }
}
