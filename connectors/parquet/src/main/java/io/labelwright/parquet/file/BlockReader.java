package io.labelwright.parquet.file;

import io.labelwright.parquet.file.ColumnBlocks.NeedsRows;
import io.labelwright.parquet.file.Parts.Part;
import io.labelwright.spi.connect.RecordBlock;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file in blocks, column by column, and hands them to a sink as records. Other threads read
 * columns, the calling one hands over. What is handed over is what {@link RowReader} hands over, whatever the number of
 * threads and the size of blocks: a block that can't promise that (a value without a text, a damaged page) is left to
 * it with the rest of its group of rows. Memory is bounded: a few blocks are on their way.
 */
public final class BlockReader {

    /** The most rows of a block: the names of a column should stay in a cache near the processor. */
    public static final int ROWS = 1 << 14;

    /** How many blocks are read before the first of them is handed over. */
    private static final int AHEAD = 3;

    private final ParquetFile file;
    private final int most;
    private final int threads;
    private final List<FileColumn> columns = new ArrayList<>();
    private final RowReader rows;

    /** A column, read in one way or another by what its pages are in a group of rows. */
    private final class FileColumn {
        private final List<String> path;
        private final @Nullable FlatBlocks flat;
        private final CellBlocks cells;
        private ColumnBlocks blocks;

        FileColumn(Field field, int maxFieldSize) {
            this.path = List.of(field.name());
            this.cells = new CellBlocks(file, field, any -> null, maxFieldSize);
            this.flat = field.isFlat() ? flat(field) : null;
            this.blocks = cells;
        }

        private @Nullable FlatBlocks flat(Field field) {
            ColumnDescriptor stored = file.schema().getColumnDescription(new String[] {field.name()});
            // Truth values have an encoding of their own, which the levels of other columns have, too.
            boolean truth = stored.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN;
            return truth ? null : new FlatBlocks(field, stored, new TypedText(field));
        }

        /** Bytes that the column has in the group of a part. */
        long size(Part part) {
            ChunkPages own = part.pages() == null ? null : part.pages().get(path);
            return own == null ? 0 : own.size();
        }

        Column read(Part part) throws IOException, NeedsRows {
            Map<List<String>, ChunkPages> pages = part.pages();
            if (pages == null) {
                throw new NeedsRows("no pages");
            }
            if (part.from() == 0) {
                ChunkPages own = pages.get(path);
                blocks = flat != null && own != null && own.isPlainOrCoded() ? flat : cells;
                blocks.open(part.group(), pages);
            }
            Column read = blocks.next(part.rows());
            if (part.isLast()) {
                blocks.close();
            }
            return read;
        }
    }

    private record Waiting(Part part, List<FutureTask<Column>> cells) {}

    /**
     * A reader.
     *
     * @param maxFieldSize the most characters of the JSON of a list or struct; a longer one makes its row bad
     * @param most rows of a block, at least 1
     * @param threads how many threads may read beside the calling one; 1: none
     */
    public BlockReader(ParquetFile file, int maxFieldSize, int most, int threads) {
        this.file = file;
        this.most = most;
        this.threads = threads;
        this.rows = new RowReader(file, path -> null, maxFieldSize);
        for (Field field : file.fields()) {
            columns.add(new FileColumn(field, maxFieldSize));
        }
    }

    /**
     * Reads all rows.
     *
     * @param targets per field of the file the sink's column that gets it
     */
    public void read(RecordSink sink, int[] targets) {
        int[][] each =
                Arrays.stream(targets).mapToObj(target -> new int[] {target}).toArray(int[][]::new);
        try (Lanes lanes = lanes()) {
            var parts = new Parts(file, most);
            while (parts.hasNext()) {
                Part left = blocks(parts, lanes, sink, targets);
                if (left != null) {
                    rows.read(left.group(), left.before(), left.from(), sink, each, sink::end);
                    parts.goTo(left.group() + 1, left.before() + file.rows(left.group()));
                }
            }
        }
    }

    private Lanes lanes() {
        boolean small = file.groups() == 0 || (file.groups() == 1 && file.rows(0) <= most);
        return new Lanes(small || threads <= 1 ? 0 : threads, columns.size());
    }

    /** Hands over blocks; the part from which on a group has to be read row by row, or null at the end. */
    private @Nullable Part blocks(Parts parts, Lanes lanes, RecordSink sink, int[] targets) {
        Queue<Waiting> waiting = new ArrayDeque<>();
        var stop = new AtomicBoolean();
        try {
            while (true) {
                Part next = waiting.size() > AHEAD ? null : parts.next();
                if (next != null) {
                    waiting.add(begin(next, lanes, stop));
                    continue;
                }
                Waiting first = waiting.peek();
                if (first == null) {
                    return null;
                }
                List<Column> cells = cells(first);
                if (cells == null) {
                    return first.part();
                }
                waiting.remove();
                if (first.part().isLast()) {
                    parts.closeFirst();
                }
                file.tellReads();
                sink.records(
                        block(first.part(), targets, cells), 0, first.part().rows());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabelingException(StandardError.INTERRUPTED, "interrupted");
        } finally {
            stop.set(true);
            waiting.forEach(BlockReader::await);
            parts.closeAll();
        }
    }

    private Waiting begin(Part part, Lanes lanes, AtomicBoolean stop) {
        List<FutureTask<Column>> cells = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            FileColumn column = columns.get(c);
            var task = new FutureTask<Column>(() -> {
                if (stop.get()) {
                    throw new NeedsRows("stopped");
                }
                return column.read(part);
            });
            cells.add(task);
            lanes.run(c, column.size(part), task);
        }
        return new Waiting(part, cells);
    }

    /** The cells of a part; null when it has to be read row by row. */
    private static @Nullable List<Column> cells(Waiting waiting) throws InterruptedException {
        List<Column> cells = new ArrayList<>();
        try {
            for (FutureTask<Column> column : waiting.cells()) {
                cells.add(column.get());
            }
            return cells;
        } catch (ExecutionException e) {
            // Whoever reads row by row meets it again, behind the rows that are good, and has the words for it.
            return null;
        }
    }

    private static RecordBlock block(Part part, int[] targets, List<Column> cells) {
        var lines = new long[part.rows()];
        long first = part.before() + part.from() + 1;
        Arrays.setAll(lines, row -> first + row);
        return new RecordBlock(lines, targets, cells);
    }

    private static void await(Waiting waiting) {
        boolean interrupted = false;
        for (FutureTask<Column> column : waiting.cells()) {
            while (!column.isDone()) {
                try {
                    column.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    // Nobody waits for it any more.
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
