package io.labelwright.engine.table;

/**
 * How large a table in memory is.
 *
 * @param rows its rows
 * @param cells bytes of its columns
 * @param names bytes of the dictionaries behind its columns of names, each counted once
 * @param annotators different annotators, of answers
 * @param numbers columns of numbers beside those that every table of its kind has
 * @param text bytes of UTF-8 in its columns of text, which are among {@code cells}
 */
public record TableSize(long rows, long cells, long names, long annotators, long numbers, long text) {

    /** A table without rows. */
    public static final TableSize EMPTY = new TableSize(0, 0, 0, 0, 0, 0);

    /** What it takes in memory. */
    public long bytes() {
        return cells + names;
    }
}
