package io.labelwright.vision;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.function.IntFunction;

/** Text of many parts that is made while it is read. */
public final class LargeText {

    private static final int PORTION = 1000;

    private LargeText() {}

    /** A start, so many parts, an end. */
    public static InputStream of(String start, int count, IntFunction<String> part, String end) {
        return new SequenceInputStream(new Enumeration<>() {
            private int next = -1;

            @Override
            public boolean hasMoreElements() {
                return next <= count;
            }

            @Override
            public InputStream nextElement() {
                var text = new StringBuilder();
                if (next < 0) {
                    text.append(start);
                    next = 0;
                } else if (next == count) {
                    text.append(end);
                    next++;
                } else {
                    for (int i = 0; i < PORTION && next < count; i++) {
                        text.append(part.apply(next++));
                    }
                }
                return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
