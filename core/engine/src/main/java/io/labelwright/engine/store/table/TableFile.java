package io.labelwright.engine.store.table;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.HashedInput;
import io.labelwright.engine.store.file.HashedOutput;
import io.labelwright.engine.table.TableSize;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Tables as files. Two tables that are equal by value have the same bytes, whatever their columns look like in memory
 * and however their rows are cut into segments. By value means: the same kind, columns and rows, and for each column of
 * names the same dictionary with its order and its entries that no row uses (codes and dictionaries are what strategies
 * see, so they are part of a table's value; a table without rows has no dictionaries). All kinds of NaN are one.
 *
 * <p>All numbers are little-endian; a {@code text} is an int, the length, and that many bytes of UTF-8.
 *
 * <pre>
 * file       = "LWTABLE" version:byte kind:text columns:int column* rows:long dictionary* segment*
 * column     = name:text type:byte                 N name, T text, D number, I integer, B boolean
 * dictionary = size:int bytes:int end:int* utf8    one per column of names in order, when there are rows
 *            | ~index:int                          the same as dictionary {@code index} before it
 * segment    = cells*                              65,536 rows, the last one what is left; one per column
 * cells      = encoding:byte payload
 *   0 missing    all columns       -
 *   1 same       names, numbers    code:int or value:double of all rows
 *   2 bytes      names, integers   a byte each: codes, -1 missing; integers, -128 missing
 *   3 shorts     names, integers   likewise with two bytes
 *   4 ints       names, integers   likewise with four bytes
 *   5 longs      integers          the smallest long is missing
 *   6 steps      integers          first:long step:long; no cell is missing
 *   7 doubles    numbers           NaN is missing
 *   8 texts      texts             end:int* utf8; ~end is a missing cell, the last end is the length of utf8
 * </pre>
 *
 * The writer takes the smallest encoding that holds the cells. There is no mark at the end of the file: readers compare
 * what is left with what must come, ask for no memory before that, and refuse bytes that are left over, so that a file
 * cut short never gives a table with fewer rows.
 */
public final class TableFile {

    /** Raised whenever the format changes; tables of other versions are refused. */
    static final int VERSION = 1;

    static final String MAGIC = "LWTABLE";

    static final int MISSING = 0;
    static final int SAME = 1;
    static final int BYTES = 2;
    static final int SHORTS = 3;
    static final int INTS = 4;
    static final int LONGS = 5;
    static final int STEPS = 6;
    static final int DOUBLES = 7;
    static final int TEXTS = 8;

    private TableFile() {}

    /**
     * Writes a table.
     *
     * @throws IllegalArgumentException when the table breaks its own rules: codes outside of the dictionary, two
     *     dictionaries in one column, more than 2 GiB of text in 65,536 rows
     */
    public static void write(Table table, HashedOutput out) throws IOException {
        new TableWriter(table, out).write();
    }

    /**
     * Reads a table to the end of the file.
     *
     * @throws CorruptFileException when the bytes are not what {@link #write} writes
     */
    public static Table read(HashedInput in) throws IOException {
        return new TableReader(in).read();
    }

    /** How large the table in a file is, from its first bytes, of which nothing is verified. */
    public static TableSize size(Path file) throws IOException {
        return TableOutline.read(file);
    }

    static char letter(ColumnType type) {
        return switch (type) {
            case NAME -> 'N';
            case TEXT -> 'T';
            case NUMBER -> 'D';
            case INTEGER -> 'I';
            case BOOLEAN -> 'B';
        };
    }

    static ColumnType type(int letter) throws CorruptFileException {
        return switch (letter) {
            case 'N' -> ColumnType.NAME;
            case 'T' -> ColumnType.TEXT;
            case 'D' -> ColumnType.NUMBER;
            case 'I' -> ColumnType.INTEGER;
            case 'B' -> ColumnType.BOOLEAN;
            default -> throw new CorruptFileException("unknown type of column " + letter);
        };
    }
}
