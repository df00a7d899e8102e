package io.labelwright.platforms;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.function.IntFunction;

/** Text that is made while it is read. */
public final class LargeText {

    private LargeText() {}

    /** So many pieces of text, in UTF-8. */
    public static InputStream of(int count, IntFunction<String> piece) {
        return new SequenceInputStream(new Enumeration<>() {
            private int row;

            @Override
            public boolean hasMoreElements() {
                return row < count;
            }

            @Override
            public InputStream nextElement() {
                // Streams of some hundred pieces each: a stream a piece would cost more than what it holds.
                var text = new StringBuilder();
                for (int end = Math.min(count, row + 500); row < end; row++) {
                    text.append(piece.apply(row));
                }
                return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
