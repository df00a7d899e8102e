package io.labelwright.parquet.file;

import io.labelwright.spi.table.Column;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One column of a file, many cells at a time. Used by one thread at a time. */
interface ColumnBlocks {

    /** Ends the reading of blocks: the rows from here on have to be read one by one, which finds the words for them. */
    final class NeedsRows extends Exception {
        private static final long serialVersionUID = 1L;

        NeedsRows(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * Begins with the cells of a group of rows.
     *
     * @param pages of all columns of the group by their place in the schema
     */
    void open(int group, Map<List<String>, ChunkPages> pages) throws IOException, NeedsRows;

    /**
     * Reads the next cells; what is damaged throws anything.
     *
     * @return a column of names or texts
     */
    Column next(int rows) throws IOException, NeedsRows;

    /** Ends the group, all of whose rows were read. */
    void close() throws NeedsRows;
}
