package io.labelwright.testkit;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** A large text that is made while it is read, for {@link ConnectorContract#large}. */
public final class LargeText extends InputStream {

    private final int count;
    private final IntFunction<String> row;
    private byte[] portion;
    private int at;
    private int made;

    private LargeText(String head, int count, IntFunction<String> row) {
        this.count = count;
        this.row = row;
        this.portion = head.getBytes(StandardCharsets.UTF_8);
    }

    /** So many pieces of text, in UTF-8. */
    public static InputStream of(int count, IntFunction<String> piece) {
        return of("", count, piece);
    }

    /** A head and so many rows, in UTF-8. */
    public static InputStream of(String head, int count, IntFunction<String> row) {
        return new LargeText(head, count, row);
    }

    @Override
    public int read() {
        return more() ? portion[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!more()) {
            return -1;
        }
        int part = Math.min(length, portion.length - at);
        System.arraycopy(portion, at, target, offset, part);
        at += part;
        return part;
    }

    private boolean more() {
        while (at == portion.length && made < count) {
            var text = new StringBuilder();
            for (int end = Math.min(count, made + 500); made < end; made++) {
                text.append(row.apply(made));
            }
            portion = text.toString().getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < portion.length;
    }
}
