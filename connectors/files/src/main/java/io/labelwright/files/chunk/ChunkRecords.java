package io.labelwright.files.chunk;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the records of a chunk; used for one chunk after the other. */
public final class ChunkRecords implements RecordSink {

    private final List<ChunkColumn> columns = new ArrayList<>();
    /** Columns of chunks before, by name. */
    private final Map<String, ChunkColumn> spare = new HashMap<>();

    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<ParsedChunk.Event> events = new ArrayList<>();
    private long[] lines = new long[1024];
    private int rows;
    /** So many columns that the chunk at hand may lack are kept for later ones. */
    private static final int SPARE = 1000;

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

    @Override
    public int column(String name) {
        Integer known = indexes.get(name);
        if (known == null) {
            if (columns.size() == most) {
                throw new TooManyColumns();
            }
            known = columns.size();
            indexes.put(name, known);
            ChunkColumn used = spare.remove(name);
            columns.add(used == null ? new ChunkColumn(name) : used);
            events.add(new ParsedChunk.Event(rows, name, null));
        }
        return known;
    }

    @Override
    public void field(int column, char[] chars, int offset, int length) {
        columns.get(column).set(rows, chars, offset, length);
    }

    /** How many columns were met. */
    public int columns() {
        return columns.size();
    }

    /** The name of a column. */
    public String name(int column) {
        return columns.get(column).name;
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
        events.add(new ParsedChunk.Event(rows, "", new ParsedChunk.Bad(line, column, reason, text)));
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
        if (spare.size() > SPARE) {
            spare.clear();
        }
        for (ChunkColumn column : columns) {
            column.clear();
            spare.put(column.name, column);
        }
        columns.clear();
        indexes.clear();
        events.clear();
        rows = 0;
    }

    /** What was collected; there is nothing then. */
    ParsedChunk drain() {
        List<String> names = columns.stream().map(column -> column.name).toList();
        List<Column> cells = columns.stream().map(column -> column.drain(rows)).toList();
        var parsed = new ParsedChunk(names, cells, Arrays.copyOf(lines, rows), List.copyOf(events));
        clear();
        return parsed;
    }
}
