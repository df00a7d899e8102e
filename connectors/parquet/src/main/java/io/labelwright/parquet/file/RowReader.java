package io.labelwright.parquet.file;

import io.labelwright.spi.connect.RecordSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file, column by column of each group of rows, and hands them to a sink as records. */
public final class RowReader {

    private final ParquetFile file;
    private final List<Cells> cells = new ArrayList<>();
    private Map<List<String>, ChunkPages> pages = Map.of();

    /** What ends a row whose fields were handed over; it may set more before. */
    @FunctionalInterface
    public interface RowEnd {
        /** Ends the record, which is this row of the file, from 1. */
        void end(long row);
    }

    /**
     * A reader.
     *
     * @param texts texts of values by the path of their field, where they are not those of their types
     * @param maxFieldSize the most characters of the JSON of a list or struct; a longer one makes its row bad
     */
    public RowReader(ParquetFile file, Function<List<String>, @Nullable CellText> texts, int maxFieldSize) {
        this.file = file;
        for (Field field : file.fields()) {
            cells.add(cells(file, field, texts, maxFieldSize, this::chunk));
        }
    }

    /** The cells of a column, whose pages are asked for when a group is opened. */
    static Cells cells(
            ParquetFile file,
            Field field,
            Function<List<String>, @Nullable CellText> texts,
            int maxFieldSize,
            Function<List<String>, ChunkPages> pages) {
        if (field.isFlat()) {
            List<String> path = List.of(field.name());
            ColumnDescriptor column = file.schema().getColumnDescription(new String[] {field.name()});
            CellText text = texts.apply(path);
            return new FlatCells(
                    group -> pages.apply(path), column, file.writer(), text == null ? new TypedText(field) : text);
        }
        return new NestedCells(
                new NestedCells.GroupPages() {
                    @Override
                    public ChunkPages of(int group, ColumnDescriptor column) {
                        return pages.apply(List.of(column.getPath()));
                    }

                    @Override
                    public long rows(int group) {
                        return file.rows(group);
                    }
                },
                field,
                file.createdBy(),
                texts,
                maxFieldSize);
    }

    private ChunkPages chunk(List<String> path) {
        ChunkPages chunk = pages.get(path);
        if (chunk == null) {
            throw new IllegalStateException("no pages of " + path);
        }
        return chunk;
    }

    /**
     * Reads all rows.
     *
     * @param columns per field of the file the sink's columns that get it; none: it is read over
     * @param end called after the fields of a good row
     */
    public void read(RecordSink sink, int[][] columns, RowEnd end) {
        long row = 0;
        for (int group = 0; group < file.groups(); group++) {
            read(group, row, 0, sink, columns, end);
            row += file.rows(group);
        }
    }

    /**
     * Reads the rows of a group.
     *
     * @param before how many rows the groups before have
     * @param from how many rows of the group are read over
     */
    void read(int group, long before, long from, RecordSink sink, int[][] columns, RowEnd end) {
        pages = file.pages(group);
        for (Cells column : cells) {
            guard(column, group, () -> column.open(group));
        }
        long rows = file.rows(group);
        for (long i = 0; i < from; i++) {
            for (Cells column : cells) {
                next(column, group);
            }
        }
        for (long i = from; i < rows; i++) {
            row(before + i + 1, group, sink, columns, end);
        }
        for (Cells column : cells) {
            if (!column.done()) {
                throw damaged(column, group, "it has more values than rows");
            }
        }
        pages.values().forEach(ChunkPages::close);
    }

    private void row(long row, int group, RecordSink sink, int[][] columns, RowEnd end) {
        String problem = null;
        for (int c = 0; c < cells.size(); c++) {
            Cells column = cells.get(c);
            next(column, group);
            try {
                for (int target : columns[c]) {
                    column.hand(sink, target);
                }
            } catch (BadValue e) {
                problem = "column '" + column.name() + "': " + e.reason();
            }
        }
        if (problem == null) {
            end.end(row);
        } else {
            sink.bad(row, 0, problem, shown());
        }
    }

    private String shown() {
        return String.join(",", cells.stream().map(Cells::shown).toList());
    }

    private void next(Cells column, int group) {
        try {
            column.next();
        } catch (io.labelwright.spi.problem.LabelingException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw damaged(column, group, reason(e));
        }
    }

    private void guard(Cells column, int group, Runnable step) {
        try {
            step.run();
        } catch (io.labelwright.spi.problem.LabelingException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw damaged(column, group, reason(e));
        }
    }

    /**
     * The library wraps what it found; the innermost words are the plainest, but for those of our own about pages. Some
     * of its exceptions have none.
     */
    private static String reason(Throwable e) {
        Throwable inner = e;
        while (!(inner instanceof PageException) && inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        if (inner instanceof OutOfMemoryError) {
            return "it asks for more memory than there is";
        }
        String words = inner.getMessage();
        return words == null || inner instanceof IndexOutOfBoundsException ? "its values can't be unpacked" : words;
    }

    private io.labelwright.spi.problem.LabelingException damaged(Cells column, int group, String reason) {
        return Damage.of(file.name(), "column '" + column.name() + "', group of rows " + (group + 1) + ": " + reason);
    }
}
