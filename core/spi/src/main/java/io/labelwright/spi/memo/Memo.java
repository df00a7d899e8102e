package io.labelwright.spi.memo;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was dear to find out, such as the answer of a model, for later runs: by the content of all that it hangs
 * on, so that whoever asks again gets what would come of it anyway. May be used by several threads, and by several runs
 * at once. It may be empty at any time: whoever finds nothing finds out again.
 */
public interface Memo {

    /** A memory that keeps nothing. */
    Memo NONE = new Memo() {
        @Override
        public byte @Nullable [] find(String key) {
            return null;
        }

        @Override
        public void keep(String key, byte[] value) {}

        @Override
        public void sync() {}
    };

    /**
     * What is kept under a key.
     *
     * @param key a hash, or another text of which equal ones mean equal things; at most 200 characters
     * @return null for nothing; the caller's own copy
     */
    byte @Nullable [] find(String key) throws IOException;

    /** Keeps a value; what is there already stays. */
    void keep(String key, byte[] value) throws IOException;

    /** Returns when all that was kept so far is safe on the disk, for what was paid for. */
    void sync() throws IOException;
}
