package io.labelwright.files.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into records and cells. A cell in quotes may hold separators, line ends and doubled quotes; records end at
 * LF, CRLF or CR; blank lines are left out.
 *
 * <p>What can't be a cell (text behind a closing quote, a quote that is never closed, NUL, a cell above the size limit)
 * makes its record bad, not the file: the scanner says what and where and goes on at the next record. That is why there
 * is a scanner of our own: CSV libraries end at the first such record. Cells are handed out as parts of the buffer, so
 * that reading makes no garbage; memory is bounded by the size limit of a cell.
 */
final class CsvScanner {

    /** In place of a quote character: cells in quotes are not a thing of this file. */
    static final int NO_QUOTE = -1;

    private static final int PORTION = 1 << 14;
    /** So much of a record is kept for messages. */
    private static final int SHOWN = 200;

    /** Takes the cells of a record. */
    interface Cells {

        /**
         * A cell.
         *
         * @param index from 0
         * @param chars valid during the call only
         */
        void cell(int index, char[] chars, int offset, int length);
    }

    /** For a look at the shape of a file only. */
    static final Cells IGNORED = (index, chars, offset, length) -> {};

    private final Reader in;
    private final char separator;
    private final int quote;
    private final int limit;

    private char[] buffer = new char[4 * PORTION];
    private int filled;
    private boolean atEnd;
    private char[] unquoted = new char[256];

    // Places in the buffer; fill() moves them along. Those that are not needed any more may become negative.
    private int position;
    private int cellStart;
    private long recordStart;
    private long lineStart;

    private long line;
    private long recordLine;
    private long cellLine;
    private int cellColumn;
    private int fields;
    private @Nullable String problem;
    private int problemColumn;
    /** The start of a record that is too long to be kept as a whole. */
    private @Nullable String head;

    /**
     * A scanner at the start of a text.
     *
     * @param quote the quote character or {@link #NO_QUOTE}
     * @param limit the most characters of a cell
     */
    CsvScanner(Reader in, char separator, int quote, int limit) {
        this(in, separator, quote, limit, 1);
    }

    /**
     * A scanner at the start of a record.
     *
     * @param quote the quote character or {@link #NO_QUOTE}
     * @param limit the most characters of a cell
     * @param line the line in which the text starts
     */
    CsvScanner(Reader in, char separator, int quote, int limit, long line) {
        this.line = line;
        this.recordLine = line;
        this.cellLine = line;
        this.in = in;
        this.separator = separator;
        this.quote = quote;
        this.limit = limit;
    }

    /** Goes to the next record and hands out its cells; false at the end. */
    boolean next(Cells cells) throws IOException {
        head = null;
        recordStart = position;
        while (position < filled || fill()) {
            char c = buffer[position];
            if (c != '\n' && c != '\r') {
                record(cells);
                return true;
            }
            endLine(c);
            recordStart = position;
        }
        return false;
    }

    /** How many cells the record has. */
    int fields() {
        return fields;
    }

    /** The line in which the record starts, from 1. */
    long line() {
        return recordLine;
    }

    /** Why the record can't be used; null when it can. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Where in its first line the record is wrong, from 1; 0 when it is wrong further down. */
    int problemColumn() {
        return problemColumn;
    }

    /** The record as it stands, cut after some characters. Valid until the next record is read. */
    String text() {
        return head != null ? head : shown();
    }

    private void record(Cells cells) throws IOException {
        recordLine = line;
        problem = null;
        problemColumn = 0;
        fields = 0;
        do {
            cellStart = position;
            cellLine = line;
            cellColumn = column();
            if (position - recordStart > PORTION) {
                keepHead();
            }
            if (quote != NO_QUOTE && (position < filled || fill()) && buffer[position] == quote) {
                quotedCell(cells);
            } else {
                plainCell(cells);
            }
            fields++;
        } while (separated());
    }

    /** Steps over the separator behind a cell, or over the line end behind a record. */
    private boolean separated() throws IOException {
        if (position == filled) {
            return false;
        }
        char c = buffer[position];
        if (c == separator) {
            position++;
            return true;
        }
        endLine(c);
        return false;
    }

    private void endLine(char c) throws IOException {
        position++;
        if (c == '\r' && (position < filled || fill()) && buffer[position] == '\n') {
            position++;
        }
        line++;
        lineStart = position;
    }

    /** From {@link #cellStart} up to the separator or line end. */
    private void plainCell(Cells cells) throws IOException {
        boolean dropped = false;
        while (true) {
            scan(separator);
            if (position < filled) {
                if (buffer[position] != 0) {
                    break;
                }
                // What is wrong first must not hang on where a portion of the file ends.
                dropped |= dropTooLong(position - cellStart);
                wrong("a NUL character");
                position++;
            } else {
                dropped |= dropTooLong(position - cellStart);
                if (!fill()) {
                    break;
                }
            }
        }
        if (!dropped && !dropTooLong(position - cellStart)) {
            cells.cell(fields, buffer, cellStart, position - cellStart);
        }
    }

    /** From the opening quote at {@link #cellStart} up to what stands behind the closing one. */
    private void quotedCell(Cells cells) throws IOException {
        position++;
        cellStart = position;
        boolean doubled = false;
        boolean dropped = false;
        while (true) {
            scan((char) quote);
            if (position == filled) {
                dropped |= dropTooLong(position - cellStart);
                if (!fill()) {
                    neverClosed();
                    return;
                }
            } else if (buffer[position] == quote) {
                position++;
                if (position == filled && !fill() || buffer[position] != quote) {
                    break;
                }
                position++;
                doubled = true;
            } else if (buffer[position] == 0) {
                dropped |= dropTooLong(position - cellStart);
                wrong("a NUL character");
                position++;
            } else {
                endLine(buffer[position]);
            }
        }
        int length = position - 1 - cellStart;
        if (!dropped && !dropTooLong(length)) {
            emit(cells, length, doubled);
        }
        if (position < filled && !endsCell(buffer[position])) {
            wrong("text behind the quote that closes the cell"
                    + (cellLine == line ? "" : " opened in line " + cellLine)
                    + "; a quote inside a cell is written twice");
            cellStart = position;
            plainCell(IGNORED);
        }
    }

    /** Goes on to the next character that may mean something, or to the end of what is in the buffer. */
    private void scan(char stop) {
        char[] chars = buffer;
        int at = position;
        int end = filled;
        while (at < end) {
            char c = chars[at];
            if (c == stop || c <= '\r' && (c == '\n' || c == '\r' || c == 0)) {
                break;
            }
            at++;
        }
        position = at;
    }

    /** Gives up the cell's text so far when it is above the limit. The place is that of the cell. */
    private boolean dropTooLong(int length) {
        if (length <= limit) {
            return false;
        }
        if (problem == null) {
            problem = "a cell of more than " + limit + " characters (max_field_size)";
            problemColumn = cellLine == recordLine ? cellColumn : 0;
        }
        keepHead();
        cellStart = position;
        return true;
    }

    private boolean endsCell(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private void emit(Cells cells, int length, boolean doubled) {
        if (!doubled) {
            cells.cell(fields, buffer, cellStart, length);
            return;
        }
        if (unquoted.length < length) {
            unquoted = new char[Math.max(length, 2 * unquoted.length)];
        }
        int to = 0;
        for (int from = cellStart; from < cellStart + length; from++) {
            char c = buffer[from];
            unquoted[to++] = c;
            if (c == quote) {
                from++;
            }
        }
        cells.cell(fields, unquoted, 0, to);
    }

    private void neverClosed() {
        long lost = line - cellLine + (lineStart < position ? 1 : 0);
        problem = "the quote opened in "
                + (cellLine == recordLine ? "" : "line " + cellLine + ", ")
                + "column " + cellColumn + " is never closed"
                + (lost > 1 ? ": the last " + lost + " lines of the file belong to this cell" : "");
        problemColumn = cellLine == recordLine ? cellColumn : 0;
    }

    /** Notes the first thing that is wrong with the record. */
    private void wrong(String what) {
        if (problem == null) {
            problem = what;
            problemColumn = line == recordLine ? column() : 0;
        }
    }

    private int column() {
        return (int) Math.min(Integer.MAX_VALUE, position - lineStart + 1);
    }

    /** Keeps what is shown of the record, as soon as all of that is there. */
    private void keepHead() {
        if (head == null && position - recordStart >= SHOWN) {
            head = shown((int) recordStart + SHOWN);
        }
    }

    private String shown() {
        int end = position;
        while (end > recordStart && (buffer[end - 1] == '\n' || buffer[end - 1] == '\r')) {
            end--;
        }
        return shown(end);
    }

    private String shown(int end) {
        int from = (int) recordStart;
        int length = Math.min(SHOWN, end - from);
        if (length > 0 && Character.isHighSurrogate(buffer[from + length - 1])) {
            length--;
        }
        return new String(buffer, from, length);
    }

    /** Gets more characters. What is not needed any more leaves the buffer, and all places move. */
    private boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        if (buffer.length - filled < PORTION) {
            int from = head == null ? (int) recordStart : cellStart;
            if (from < PORTION) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            } else {
                System.arraycopy(buffer, from, buffer, 0, filled - from);
                filled -= from;
                position -= from;
                cellStart -= from;
                recordStart -= from;
                lineStart -= from;
            }
        }
        int count = in.read(buffer, filled, PORTION);
        if (count < 0) {
            atEnd = true;
            return false;
        }
        filled += count;
        return true;
    }
}
