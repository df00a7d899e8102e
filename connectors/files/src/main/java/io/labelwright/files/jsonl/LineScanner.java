package io.labelwright.files.jsonl;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Cuts text into lines at LF, bounded in memory: what a line has above the limit is dropped. */
public final class LineScanner {

    private static final int PORTION = 1 << 14;

    private final Reader in;
    private final int limit;
    private char[] buffer;
    private int filled;
    private int start;
    private int end;
    private int next;
    private boolean atEnd;
    private boolean tooLong;
    private long number;

    /**
     * A scanner at the start of a text.
     *
     * @param limit the most characters of a line that are kept
     */
    public LineScanner(Reader in, int limit) {
        this(in, limit, 1);
    }

    /**
     * A scanner at the start of a line.
     *
     * @param limit the most characters of a line that are kept
     * @param first the number of the first line
     */
    LineScanner(Reader in, int limit, long first) {
        this(in, limit, first, new char[2 * PORTION]);
    }

    /**
     * A scanner of a single line, which is all of the text.
     *
     * @param line without its line feed; taken over
     * @param limit the most characters of the line that are kept
     */
    LineScanner(char[] line, int limit, long number) {
        this(Reader.nullReader(), limit, number, line);
        this.filled = line.length;
        this.atEnd = true;
    }

    private LineScanner(Reader in, int limit, long first, char[] buffer) {
        this.number = first - 1;
        this.in = in;
        this.limit = limit;
        this.buffer = buffer;
    }

    /** Goes to the next line; false at the end. */
    public boolean next() throws IOException {
        start = next;
        tooLong = false;
        if (start == filled && !fill()) {
            return false;
        }
        number++;
        int from = start;
        while (true) {
            end = find(from);
            if (end < filled) {
                next = end + 1;
                break;
            }
            if (end - start > limit) {
                tooLong = true;
                // What is kept is for the message only.
                filled = Math.min(filled, start + PORTION);
            }
            int length = filled - start;
            if (!fill()) {
                end = filled;
                next = filled;
                break;
            }
            from = start + length;
        }
        tooLong |= end - start > limit;
        return true;
    }

    /** The line's number, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line is above the limit; then only its start is there. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Holds the line from {@link #start} to {@link #end}, until the next one is asked for. */
    public char[] chars() {
        return buffer;
    }

    /** Where the line starts in {@link #chars}. */
    public int start() {
        return start;
    }

    /** Where the line ends in {@link #chars}. */
    public int end() {
        return end;
    }

    private int find(int from) {
        char[] chars = buffer;
        int at = from;
        while (at < filled && chars[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        if (buffer.length - filled < PORTION) {
            if (start < PORTION) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            } else {
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                filled -= start;
                start = 0;
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
