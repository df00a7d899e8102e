package io.labelwright.files.csv;

import io.labelwright.files.chunk.Borders;
import io.labelwright.files.chunk.Bytes;

/**
 * Where records of a CSV file end. A line end inside quotes ends none, and whether a quote opens a cell is known only
 * from all before it; so a text with quotes is looked at from its start.
 *
 * @param quote the quote character or {@link CsvScanner#NO_QUOTE}
 */
record CsvBorders(char separator, int quote) implements Borders {

    @Override
    public int last(byte[] bytes, int length) {
        return quote == CsvScanner.NO_QUOTE || !Bytes.has(bytes, length, quote)
                ? lastLine(bytes, length)
                : lastRecord(bytes, length);
    }

    private static int lastLine(byte[] bytes, int length) {
        for (int at = length - 1; at >= 0; at--) {
            // Behind the last byte a line feed may follow that belongs to it.
            if (bytes[at] == '\n' || bytes[at] == '\r' && at + 1 < length) {
                return at + 1;
            }
        }
        return 0;
    }

    private int lastRecord(byte[] bytes, int length) {
        int last = 0;
        int at = 0;
        while (at < length) {
            if (bytes[at] == quote) {
                at = behindQuotes(bytes, at + 1, length);
            }
            while (at < length && bytes[at] != separator && bytes[at] != '\n' && bytes[at] != '\r') {
                at++;
            }
            if (at >= length) {
                break;
            }
            byte end = bytes[at++];
            if (end == '\r') {
                if (at == length) {
                    break;
                }
                at += bytes[at] == '\n' ? 1 : 0;
            }
            last = end == separator ? last : at;
        }
        return last;
    }

    private int behindQuotes(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length) {
            if (bytes[at++] == quote) {
                if (at == length) {
                    // It may be the first half of a doubled one.
                    return length;
                }
                if (bytes[at] != quote) {
                    return at;
                }
                at++;
            }
        }
        return length;
    }

    @Override
    public int lines(byte[] bytes, int length) {
        int lines = Bytes.count(bytes, length, '\n');
        if (Bytes.has(bytes, length, '\r')) {
            for (int at = 0; at < length; at++) {
                lines += bytes[at] == '\r' && (at + 1 == length || bytes[at + 1] != '\n') ? 1 : 0;
            }
        }
        return lines;
    }
}
