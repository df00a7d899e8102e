package io.labelwright.engine.store.file;

import java.security.MessageDigest;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of blocks of bytes one after the other. Large ones are hashed beside the caller, who reads, writes or takes
 * apart the next one meanwhile: hashing takes as long as all that. For one thread.
 */
public final class BlockHash {

    /** Below this, another thread costs more than it spares. */
    private static final int LARGE = 1 << 16;

    private final MessageDigest digest = Sha256.digest();
    private @Nullable ForkJoinTask<?> running;

    /**
     * Adds bytes.
     *
     * @param block must stay as it is until the next call of any method returns, if it is still being hashed
     * @return whether it is still being hashed
     */
    public boolean add(byte[] block, int from, int count) {
        await();
        if (count < LARGE) {
            digest.update(block, from, count);
            return false;
        }
        running = ForkJoinPool.commonPool().submit(() -> digest.update(block, from, count));
        return true;
    }

    /** Returns when all bytes are hashed; where no other thread had time for them, this one does it. */
    public void await() {
        if (running != null) {
            running.join();
            running = null;
        }
    }

    /** The hash of all bytes as lower-case hex. Nothing may be added afterwards. */
    public String finish() {
        await();
        return Sha256.hex(digest);
    }
}
