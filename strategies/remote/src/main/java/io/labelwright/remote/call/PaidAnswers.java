package io.labelwright.remote.call;

import io.labelwright.spi.StageContext;
import io.labelwright.spi.memo.Memo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Answers of servers by the content of what was asked: each is on the disk before anything is made of it, so that
 * nobody pays twice for the same question, also after a crash. For one thread.
 */
public final class PaidAnswers {

    private final Memo memo;
    private boolean kept;

    private PaidAnswers(Memo memo) {
        this.memo = memo;
    }

    /** Those that this strategy has ever had. */
    public static PaidAnswers of(StageContext context) throws IOException {
        return new PaidAnswers(context.memo("answers of servers"));
    }

    /** A key for a question: a hash of its parts, of which none runs into the next. */
    public static String key(byte[]... parts) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                hash.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
                hash.update(part);
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key for what is sent to a server. */
    public static String key(String about, byte[] body) {
        return key(about.getBytes(StandardCharsets.UTF_8), body);
    }

    /** What was answered before; null for nothing. */
    public byte @Nullable [] find(String key) throws IOException {
        return memo.find(key);
    }

    /** Keeps an answer, which is safe after the next {@link #sync}. */
    public void keep(String key, byte[] answer) throws IOException {
        memo.keep(key, answer);
        kept = true;
    }

    /** Returns when all that was kept is safe. */
    public void sync() throws IOException {
        if (kept) {
            memo.sync();
            kept = false;
        }
    }
}
