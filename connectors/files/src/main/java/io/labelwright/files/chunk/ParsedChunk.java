package io.labelwright.files.chunk;

import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.table.Column;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a chunk, kept until those before them have arrived. */
public final class ParsedChunk {

    private final List<String> columns;
    private final List<Column> cells;
    private final long[] lines;
    private final List<Event> events;

    /**
     * What happens before a record of the chunk.
     *
     * @param column a column that is met
     * @param bad a record that is refused; null when a column is met
     */
    record Event(int row, String column, @Nullable Bad bad) {}

    record Bad(long line, int column, String reason, String text) {}

    ParsedChunk(List<String> columns, List<Column> cells, long[] lines, List<Event> events) {
        this.columns = columns;
        this.cells = cells;
        this.lines = lines;
        this.events = events;
    }

    /** The names of the columns, in the order in which they were met. */
    public List<String> columns() {
        return columns;
    }

    /** Whether there is no record, good or bad. */
    public boolean isEmpty() {
        return lines.length == 0 && events.size() == columns.size();
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
            if (bad == null) {
                known[met++] = sink.column(event.column());
                block = null;
            } else {
                sink.bad(bad.line(), bad.column(), bad.reason(), bad.text());
            }
        }
        if (lines.length > done) {
            sink.records(block == null ? block(known, met) : block, done, lines.length);
        }
    }

    private RecordBlock block(int[] known, int met) {
        return new RecordBlock(lines, Arrays.copyOf(known, met), cells.subList(0, met));
    }
}
