package io.labelwright.platforms;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** A large text that is made while it is read. */
public final class LargeText extends InputStream {

    private static final int PIECES = 500;

    private final int count;
    private final IntFunction<String> piece;
    private byte[] portion = new byte[0];
    private int at;
    private int made;

    private LargeText(int count, IntFunction<String> piece) {
        this.count = count;
        this.piece = piece;
    }

    /** So many pieces of text, in UTF-8. */
    public static InputStream of(int count, IntFunction<String> piece) {
        return new LargeText(count, piece);
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
            for (int end = Math.min(count, made + PIECES); made < end; made++) {
                text.append(piece.apply(made));
            }
            portion = text.toString().getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < portion.length;
    }
}
