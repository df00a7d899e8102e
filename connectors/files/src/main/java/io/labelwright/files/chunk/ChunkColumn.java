package io.labelwright.files.chunk;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One column of the records of a chunk: as codes of names while texts come again and again, or are short; else as
 * texts. It is used for one chunk after the other, so that its memory stays near the processor.
 */
public final class ChunkColumn {

    /** After so many different texts it is seen whether they are names. */
    private static final int LOOK = 256;
    /** Shorter ones are taken for names, also where all differ: ids. */
    private static final int SHORT = 40;

    final String name;

    private final Dictionary.Builder names = new Dictionary.Builder();
    private int[] codes = new int[64];
    /** Rows from this one on have no code. */
    private int coded;

    private long namesLength;
    private boolean asTexts;

    private byte[] utf8 = new byte[0];
    private int[] ends = new int[0];
    private int length;
    /** How many rows have their end. */
    private int filled;
    /** Whether the row at hand has a text, and where that begins. */
    private boolean set;

    private int start;

    /** A column without cells. */
    public ChunkColumn(String name) {
        this.name = name;
    }

    /** Sets the cell of a row, which comes behind those that have one, to a text in UTF-8. */
    public void set(int row, byte[] text, int from, int count) {
        if (asTexts) {
            begin(row, count);
            System.arraycopy(text, from, utf8, length, count);
            length += count;
            return;
        }
        int before = names.size();
        code(row, names.add(text, from, count));
        if (names.size() > before) {
            grown(row, count);
        }
    }

    void set(int row, char[] text, int from, int count) {
        if (!asTexts) {
            int before = names.size();
            code(row, names.add(text, from, count));
            if (names.size() > before) {
                grown(row, count);
            }
            return;
        }
        int seen = 0;
        for (int i = from; i < from + count; i++) {
            seen |= text[i];
        }
        if (seen >= 0x80) {
            byte[] encoded = new String(text, from, count).getBytes(StandardCharsets.UTF_8);
            set(row, encoded, 0, encoded.length);
            return;
        }
        begin(row, count);
        byte[] into = utf8;
        for (int i = from, to = length; i < from + count; i++, to++) {
            into[to] = (byte) text[i];
        }
        length += count;
    }

    private void code(int row, int code) {
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, Math.max(row + 1, 2 * codes.length));
        }
        while (coded < row) {
            codes[coded++] = -1;
        }
        codes[row] = code;
        coded = row + 1;
    }

    private void grown(int row, int count) {
        namesLength += count;
        int size = names.size();
        if (size >= LOOK && (size & LOOK - 1) == 0 && size > row / 2 && namesLength > (long) SHORT * size) {
            turn(row);
        }
    }

    /** From now on as texts: those of the row at hand and all before it, too. */
    private void turn(int row) {
        Dictionary all = names.drain();
        asTexts = true;
        for (int r = 0; r <= row; r++) {
            int code = codes[r];
            if (code >= 0) {
                int end = all.end(code);
                set(r, all.utf8(), end - all.length(code), all.length(code));
            }
        }
    }

    private void begin(int row, int count) {
        fill(row);
        set = true;
        start = length;
        if (length + count > utf8.length) {
            utf8 = Arrays.copyOf(utf8, Math.max(length + count, Math.max(1 << 10, 2 * utf8.length)));
        }
    }

    /** Writes the ends of rows before this one. */
    private void fill(int row) {
        if (row > ends.length) {
            ends = Arrays.copyOf(ends, Math.max(row, Math.max(64, 2 * ends.length)));
        }
        while (filled < row) {
            ends[filled++] = set ? length : ~length;
            set = false;
        }
    }

    /** Takes back what the row at hand has. */
    void drop(int row) {
        if (asTexts) {
            if (set && filled == row) {
                length = start;
                set = false;
            }
        } else if (row < coded) {
            codes[row] = -1;
        }
    }

    /** The cells of all rows; the column is empty then. */
    public Column drain(int rows) {
        Column cells;
        if (asTexts) {
            fill(rows);
            cells = Columns.texts(Arrays.copyOf(utf8, length), Arrays.copyOf(ends, rows), rows);
        } else {
            if (coded < rows) {
                code(rows - 1, -1);
            }
            cells = Columns.names(names.drain(), codes, rows);
        }
        clear();
        return cells;
    }

    /** Forgets all cells, but not whether they are texts. */
    public void clear() {
        if (names.size() > 0) {
            names.drain();
        }
        coded = 0;
        namesLength = 0;
        length = 0;
        filled = 0;
        set = false;
    }
}
