package io.labelwright.parquet.file;

import io.labelwright.files.chunk.ChunkColumn;
import io.labelwright.spi.table.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Blocks of a column that is read cell by cell: lists and structs, and encodings that are seldom used. */
final class CellBlocks implements ColumnBlocks {

    /** Some encodings hold long texts in few bytes; a block with more of them than this would take much memory. */
    private static final int MOST = 1 << 26;

    private final Cells cells;
    private final ChunkColumn column;
    private Map<List<String>, ChunkPages> pages = Map.of();

    CellBlocks(ParquetFile file, Field field, Function<List<String>, @Nullable CellText> texts, int maxFieldSize) {
        this.cells = RowReader.cells(file, field, texts, maxFieldSize, this::chunk);
        this.column = new ChunkColumn(field.name());
    }

    private ChunkPages chunk(List<String> path) {
        ChunkPages chunk = pages.get(path);
        if (chunk == null) {
            throw new IllegalStateException("no pages of " + path);
        }
        return chunk;
    }

    @Override
    public void open(int group, Map<List<String>, ChunkPages> of) {
        pages = of;
        column.clear();
        cells.open(group);
    }

    @Override
    public Column next(int rows) throws NeedsRows {
        long length = 0;
        for (int row = 0; row < rows; row++) {
            cells.next();
            byte[] utf8;
            try {
                utf8 = cells.text().getBytes(StandardCharsets.UTF_8);
            } catch (BadValue e) {
                throw new NeedsRows(e.reason());
            }
            length += utf8.length;
            if (length > MOST) {
                throw new NeedsRows("long texts");
            }
            if (utf8.length > 0) {
                column.set(row, utf8, 0, utf8.length);
            }
        }
        return column.drain(rows);
    }

    @Override
    public void close() throws NeedsRows {
        if (!cells.done()) {
            throw new NeedsRows("more values than rows");
        }
    }
}
