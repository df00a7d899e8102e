package io.labelwright.files.chunk;

import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of a chunk, kept until those before them have arrived. */
public final class ChunkRecords implements RecordSink {

    private final List<ChunkColumn> columns = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private long[] lines = new long[1024];
    private int rows;
    private List<Column> cells = List.of();
    /** By column: what to expect of it. */
    private final int[] expected;

    ChunkRecords(int[] expected) {
        this.expected = expected;
    }

    private int most = Integer.MAX_VALUE;

    /** Ends the parsing of a chunk that has more columns than {@link #limit}. */
    static final class TooManyColumns extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyColumns() {
            super("more columns than a chunk may have", null, false, false);
        }
    }

    /**
     * Gives up a chunk with more columns, for formats in which a record need not have all of them: what it takes is
     * columns times records.
     */
    public void limit(int columns) {
        most = columns;
    }

    /** What happens before a record: a new column, or one that is refused. */
    private record Event(int row, String column, Bad bad) {}

    private record Bad(long line, int column, String reason, String text) {
        static final Bad NONE = new Bad(0, 0, "", "");
    }

    @Override
    public int column(String name) {
        Integer known = indexes.get(name);
        if (known == null) {
            if (columns.size() == most) {
                throw new TooManyColumns();
            }
            known = columns.size();
            indexes.put(name, known);
            columns.add(new ChunkColumn(name, known < expected.length ? expected[known] : 0));
            events.add(new Event(rows, name, Bad.NONE));
        }
        return known;
    }

    /** The names of the columns, in the order in which they were met. */
    public List<String> columns() {
        return columns.stream().map(column -> column.name).toList();
    }

    /** Whether there is no record, good or bad. */
    public boolean isEmpty() {
        return rows == 0 && events.size() == columns.size();
    }

    @Override
    public void field(int column, char[] chars, int offset, int length) {
        columns.get(column).set(rows, chars, offset, length);
    }

    /** Sets a field of the record at hand. */
    public void field(int column, byte[] utf8, int offset, int length) {
        columns.get(column).set(rows, utf8, offset, length);
    }

    @Override
    public void end(long line) {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, 2 * rows);
        }
        lines[rows++] = line;
    }

    @Override
    public void bad(long line, int column, String reason, String text) {
        drop();
        events.add(new Event(rows, "", new Bad(line, column, reason, text)));
    }

    /** Forgets the fields of the record at hand. */
    public void drop() {
        for (ChunkColumn column : columns) {
            column.drop(rows);
        }
    }

    @Override
    public boolean wants(TableKind table) {
        throw new UnsupportedOperationException("a chunk has records of all tables");
    }

    @Override
    public void file(String name) {
        throw new UnsupportedOperationException("a chunk is of one file");
    }

    @Override
    public int column(TableKind table, String name) {
        throw new UnsupportedOperationException("a chunk has records of all tables");
    }

    @Override
    public void end(TableKind table, long line) {
        throw new UnsupportedOperationException("a chunk has records of all tables");
    }

    /** Forgets all. */
    public void clear() {
        columns.clear();
        indexes.clear();
        events.clear();
        rows = 0;
    }

    /** Makes columns of what was kept. Nothing may be added afterwards. */
    void finish() {
        cells = columns.stream().map(column -> column.build(rows)).toList();
        lines = Arrays.copyOf(lines, rows);
    }

    /** What the next chunk may expect. */
    int[] expected() {
        return columns.stream().mapToInt(ChunkColumn::expected).toArray();
    }

    /** Hands all over in the order in which it came. */
    void handOver(RecordSink sink) {
        var known = new int[columns.size()];
        int met = 0;
        int done = 0;
        @Nullable RecordBlock block = null;
        for (Event event : events) {
            if (event.row() > done) {
                block = block == null ? block(known, met) : block;
                sink.records(block, done, event.row());
                done = event.row();
            }
            Bad bad = event.bad();
            if (bad == Bad.NONE) {
                known[met++] = sink.column(event.column());
                block = null;
            } else {
                sink.bad(bad.line(), bad.column(), bad.reason(), bad.text());
            }
        }
        if (rows > done) {
            sink.records(block == null ? block(known, met) : block, done, rows);
        }
    }

    private RecordBlock block(int[] known, int met) {
        return new RecordBlock(lines, Arrays.copyOf(known, met), cells.subList(0, met));
    }
}
