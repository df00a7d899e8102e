package io.labelwright.text;

import java.io.IOException;
import java.io.Reader;

/**
 * Cuts a text into lines at LF, or CR LF, bounded in memory: of a line above the limit only the start is kept. A CR
 * alone is a character of its line. A line end at the end of the text begins no further line.
 */
public final class TextLines {

    /** The most characters that a line may have. */
    public static final int LIMIT = 1 << 22;

    private final Reader in;
    private final int limit;
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int filled;
    private boolean tooLong;
    private long number;

    /** Lines of a text. The caller closes the reader. */
    public TextLines(Reader in) {
        this(in, LIMIT);
    }

    /**
     * Lines of a text. The caller closes the reader.
     *
     * @param limit the most characters that a line may have
     */
    TextLines(Reader in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Goes to the next line; false at the end. */
    public boolean next() throws IOException {
        line.setLength(0);
        tooLong = false;
        if (at == filled && !fill()) {
            return false;
        }
        number++;
        do {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            append(end);
            at = end;
            if (end < filled) {
                at++;
                break;
            }
        } while (fill());
        if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return true;
    }

    private void append(int end) {
        int room = limit + 1 - line.length();
        tooLong |= end - at > room;
        line.append(buffer, at, Math.min(end - at, Math.max(0, room)));
        tooLong |= line.length() > limit;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        at = 0;
        filled = Math.max(count, 0);
        return count > 0;
    }

    /** The line without its end. */
    public String text() {
        return line.toString();
    }

    /** The line's number, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line is above the limit; then only its start is there. */
    public boolean tooLong() {
        return tooLong;
    }
}
