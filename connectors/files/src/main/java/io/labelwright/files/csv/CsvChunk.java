package io.labelwright.files.csv;

import io.labelwright.files.chunk.Bytes;
import io.labelwright.files.chunk.Chunk;
import io.labelwright.files.chunk.ChunkRecords;

/**
 * Cuts the records of a chunk without making characters of its bytes. It knows good records only: at the first that is
 * not, {@link CsvScanner} has to read the chunk, which finds the words for it.
 */
final class CsvChunk {

    private final byte[] bytes;
    private final int length;
    private final byte separator;
    private final int quote;
    private final int limit;
    private final boolean apostrophes;
    private final int columns;
    private final ChunkRecords into;
    private final boolean simple;
    private final long separators;
    private static final long LINE_FEEDS = Bytes.pattern('\n');

    private long line;
    private int at;
    private byte[] unquoted = new byte[256];

    /** A chunk whose bytes are characters. */
    CsvChunk(Chunk chunk, char separator, int quote, int limit, boolean apostrophes, int columns, ChunkRecords into) {
        this.bytes = chunk.bytes();
        this.length = chunk.length();
        this.line = chunk.line();
        this.separator = (byte) separator;
        this.quote = quote;
        this.limit = limit;
        this.apostrophes = apostrophes;
        this.columns = columns;
        this.into = into;
        this.simple = !Bytes.has(bytes, length, '\r') && !Bytes.has(bytes, length, 0);
        this.separators = Bytes.pattern(separator);
    }

    /**
     * Hands out all records.
     *
     * @param from in which line they begin
     * @return false when one is not good
     */
    boolean read(long from) {
        while (at < length) {
            byte first = bytes[at];
            if (first == '\n' || first == '\r') {
                endLine();
                continue;
            }
            long start = line;
            if (!record()) {
                return false;
            }
            if (start < from) {
                into.drop();
            } else {
                into.end(start);
            }
        }
        return true;
    }

    private boolean record() {
        for (int cell = 0; cell < columns; cell++) {
            boolean good = at < length && bytes[at] == quote ? quotedCell(cell) : plainCell(cell);
            if (!good) {
                return false;
            }
            boolean more = at < length && bytes[at] == separator;
            if (more != (cell + 1 < columns)) {
                return false;
            }
            at += more ? 1 : 0;
        }
        if (at < length) {
            endLine();
        }
        return true;
    }

    private void endLine() {
        boolean carriage = bytes[at++] == '\r';
        if (carriage && at < length && bytes[at] == '\n') {
            at++;
        }
        line++;
    }

    private boolean plainCell(int cell) {
        int from = at;
        if (simple) {
            toEnd();
        } else {
            while (at < length && bytes[at] != separator && bytes[at] != '\n' && bytes[at] != '\r') {
                if (bytes[at] == 0) {
                    return false;
                }
                at++;
            }
        }
        return take(cell, bytes, from, at - from);
    }

    /** Goes on to the separator or line feed behind the cell, eight bytes at a time. */
    private void toEnd() {
        int here = at;
        while (here + Long.BYTES <= length) {
            long word = Bytes.word(bytes, here);
            long found = Bytes.zerosFromFirst(word ^ separators) | Bytes.zerosFromFirst(word ^ LINE_FEEDS);
            if (found != 0) {
                at = here + (Long.numberOfTrailingZeros(found) >>> 3);
                return;
            }
            here += Long.BYTES;
        }
        while (here < length && bytes[here] != separator && bytes[here] != '\n') {
            here++;
        }
        at = here;
    }

    private boolean quotedCell(int cell) {
        int from = ++at;
        boolean doubled = false;
        while (true) {
            if (at == length) {
                return false;
            }
            byte b = bytes[at];
            if (b == quote) {
                at++;
                if (at == length || bytes[at] != quote) {
                    break;
                }
                at++;
                doubled = true;
            } else if (b == '\n' || b == '\r') {
                endLine();
            } else if (b == 0) {
                return false;
            } else {
                at++;
            }
        }
        int count = at - 1 - from;
        if (at < length && bytes[at] != separator && bytes[at] != '\n' && bytes[at] != '\r') {
            return false;
        }
        if (count > limit) {
            return false;
        }
        return doubled ? takeDoubled(cell, from, count) : take(cell, bytes, from, count);
    }

    private boolean takeDoubled(int cell, int from, int count) {
        if (unquoted.length < count) {
            unquoted = new byte[Math.max(count, 2 * unquoted.length)];
        }
        int to = 0;
        for (int i = from; i < from + count; i++) {
            byte b = bytes[i];
            unquoted[to++] = b;
            if (b == quote) {
                i++;
            }
        }
        return take(cell, unquoted, 0, to);
    }

    private boolean take(int cell, byte[] text, int from, int count) {
        // As many bytes are never fewer characters.
        if (count > limit) {
            return false;
        }
        int marked = apostrophes && count > 0 && text[from] == '\'' ? 1 : 0;
        if (count > marked) {
            into.field(cell, text, from + marked, count - marked);
        }
        return true;
    }
}
