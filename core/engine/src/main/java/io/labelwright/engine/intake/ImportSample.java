package io.labelwright.engine.intake;

import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.engine.table.DictionarySize;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of an import as far as the start of its file gives them, and what those of the whole file will take in
 * memory. A small file is read as a whole, so that its sizes are exact.
 */
public final class ImportSample {

    /** How much of a file is looked at. */
    public static final int BYTES = 4 << 20;

    private static final int ANNOTATOR = TableKind.ANNOTATIONS.column("annotator");

    private final RecordTables.Result result;
    private final double parts;

    private ImportSample(RecordTables.Result result, double parts) {
        this.result = result;
        this.parts = parts;
    }

    /**
     * Reads the start of a file.
     *
     * @param name the path as the workflow says it
     * @param folder whether it is a folder, or an archive that is read as one
     * @param tables new, by {@link #mapping}, and used up
     * @return null when nothing can be told, which the reading itself will say
     */
    public static @Nullable ImportSample of(
            String name, Path file, boolean folder, LoadedStrategy loaded, Source source, RecordTables tables)
            throws IOException {
        var reached = new Reached();
        SourceInput whole = FolderInput.of(name, file, folder, reached::at);
        try {
            long size = whole.size();
            boolean cut = size > BYTES;
            SourceInput input = cut && !whole.isFolder() ? new Start(whole, file, start(file), reached) : whole;
            reached.most = cut ? BYTES : Long.MAX_VALUE;
            boolean ended = false;
            try {
                RecordPipe.read(
                        records -> PluginScope.run(loaded, () -> {
                            source.read(input, records);
                            return true;
                        }),
                        tables);
            } catch (LabelingException | IOException e) {
                if (!cut) {
                    return null;
                }
                // A document or an archive without its end, of which the first records have come.
                ended = true;
            }
            RecordTables.Result result = tables.finish();
            long looked = Math.max(1, Math.max(reached.bytes, cut && !whole.isFolder() ? input.size() : 0));
            boolean nothing = ended && result.rows().getOrDefault("used", 0L) == 0;
            return nothing ? null : new ImportSample(result, cut ? Math.max(1, (double) size / looked) : 1);
        } catch (LabelingException e) {
            return null;
        } finally {
            if (whole instanceof Closeable archive) {
                archive.close();
            }
        }
    }

    /** The mapping for a sample, whose last record may be cut in two, and which is no place to refuse others. */
    public static ImportMapping mapping(ImportMapping mapping) {
        return new ImportMapping(
                mapping.items(),
                mapping.annotations(),
                mapping.labels(),
                mapping.gold(),
                mapping.probabilities(),
                mapping.graph(),
                mapping.confusion(),
                BadRows.REJECT,
                null,
                mapping.repeatedItems(),
                mapping.annotatorPrefix(),
                mapping.kind(),
                mapping.token());
    }

    /** The bytes of a file up to a line feed. */
    private static byte[] start(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(BYTES);
        }
        int end = start.length;
        while (end > 0 && start[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? start : Arrays.copyOf(start, end);
    }

    /** Tells a source that has read enough to end. */
    private static final class Reached {
        private long most = Long.MAX_VALUE;
        private long bytes;

        void at(long count) {
            bytes = count;
            if (count > most) {
                throw new LabelingException(StandardError.INTERRUPTED, "the start of the file is enough");
            }
        }
    }

    /** The start of a file for those who read it from its beginning; for others the whole file. */
    private record Start(SourceInput whole, Path file, byte[] bytes, Reached reached) implements SourceInput {
        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public String relativeName() {
            return whole.relativeName();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Path path() {
            return file;
        }

        @Override
        public void reached(long count) {
            reached.at(count);
        }
    }

    /** How many times what was looked at the whole file is. */
    public double parts() {
        return parts;
    }

    /** What was read of the file. */
    public Map<TableKind, Table> tables() {
        return result.tables();
    }

    /** Different items that the whole file names. */
    public long items() {
        long items = result.ids().size();
        for (Table table : result.tables().values()) {
            if (table.rows() > 0 && table.columns().get(0).name().equals("item")) {
                items = Math.max(items, entries(table, 0));
            }
        }
        return items;
    }

    /** Different labels that were read, for classes that come from the data. */
    public int labels() {
        int most = 0;
        for (Table table : result.tables().values()) {
            int label = table.find("label");
            if (label >= 0 && table.rows() > 0 && table.columns().get(label).type() == ColumnType.NAME) {
                most = Math.max(most, table.dictionary(label).size());
            }
        }
        return most;
    }

    /** Bytes of UTF-8 of the ids of these items. */
    public long itemText() {
        return scaled(result.ids(), items());
    }

    /** What the tables of the whole file take. */
    public Map<TableKind, TableSize> sizes() {
        var sizes = new EnumMap<TableKind, TableSize>(TableKind.class);
        // Tables of one import share the ids of its items.
        Set<Dictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        result.tables().forEach((kind, table) -> sizes.put(kind, size(table, seen)));
        return sizes;
    }

    private TableSize size(Table table, Set<Dictionary> seen) {
        long rows = Math.round(table.rows() * parts);
        long cells = 0;
        long names = 0;
        long annotators = 0;
        long numbers = 0;
        long text = 0;
        for (int c = 0; c < table.columns().size() && table.rows() > 0; c++) {
            ColumnSpec spec = table.columns().get(c);
            switch (spec.type()) {
                case NAME -> {
                    long entries = entries(table, c);
                    Dictionary dictionary = table.dictionary(c);
                    cells += same(table, c) ? 0 : rows * width(entries);
                    names += seen.add(dictionary) ? DictionarySize.grown(entries, scaled(dictionary, entries)) : 0;
                    annotators = table.kind() == TableKind.ANNOTATIONS && c == ANNOTATOR ? entries : annotators;
                }
                case TEXT -> {
                    long bytes = Math.round(texts(table, c) * parts);
                    text += bytes;
                    cells += bytes == 0 ? 0 : bytes + rows * Integer.BYTES;
                }
                case NUMBER -> {
                    boolean differ = !same(table, c);
                    cells += differ ? rows * Double.BYTES : 0;
                    numbers += differ && c >= table.kind().columns().size() ? 1 : 0;
                }
                // Numbers of lines, mostly, which count up and take no memory.
                case INTEGER, BOOLEAN -> cells += steps(table, c) ? 0 : rows * Long.BYTES;
            }
        }
        return new TableSize(rows, cells, names, annotators, numbers, text);
    }

    /** Different names in a column of the whole file. */
    private long entries(Table table, int column) {
        int most = -1;
        int half = -1;
        long row = 0;
        var codes = new int[Segment.MAX_ROWS];
        for (Segment segment : table.segments()) {
            segment.column(column).codes(0, segment.rows(), codes, 0);
            for (int i = 0; i < segment.rows(); i++, row++) {
                most = Math.max(most, codes[i]);
                half = 2 * row < table.rows() ? most : half;
            }
        }
        return DistinctGrowth.of(half + 1L, most + 1L, parts);
    }

    private static long scaled(Dictionary dictionary, long entries) {
        return dictionary.size() == 0 ? 0 : Math.round((double) dictionary.utf8Length() / dictionary.size() * entries);
    }

    /** Bytes of a code of so many. */
    public static int width(long entries) {
        return entries <= 1L << 7 ? Byte.BYTES : entries <= 1L << 15 ? Short.BYTES : Integer.BYTES;
    }

    private static boolean same(Table table, int column) {
        for (Segment segment : table.segments()) {
            Column cells = segment.column(column);
            for (int row = 1; row < cells.rows() && !cells.isConstant(); row++) {
                boolean differs = cells.type() == ColumnType.NAME
                        ? cells.code(row) != cells.code(0)
                        : Double.doubleToLongBits(cells.number(row)) != Double.doubleToLongBits(cells.number(0));
                if (differs) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean steps(Table table, int column) {
        for (Segment segment : table.segments()) {
            Column cells = segment.column(column);
            for (int row = 2; row < cells.rows(); row++) {
                if (cells.integer(row) - cells.integer(row - 1) != cells.integer(1) - cells.integer(0)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long texts(Table table, int column) {
        long bytes = 0;
        for (Segment segment : table.segments()) {
            int[] ends = Columns.utf8(segment.column(column)).ends();
            int last = ends.length == 0 ? 0 : ends[ends.length - 1];
            bytes += last < 0 ? ~last : last;
        }
        return bytes;
    }
}
