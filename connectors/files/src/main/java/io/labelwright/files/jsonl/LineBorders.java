package io.labelwright.files.jsonl;

import io.labelwright.files.chunk.Borders;
import io.labelwright.files.chunk.Bytes;

/** Lines end at LF, and nowhere else. */
record LineBorders() implements Borders {

    @Override
    public int last(byte[] bytes, int length) {
        int at = length;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    @Override
    public int lines(byte[] bytes, int length) {
        return Bytes.count(bytes, length, '\n');
    }
}
