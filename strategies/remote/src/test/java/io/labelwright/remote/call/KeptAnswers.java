package io.labelwright.remote.call;

import io.labelwright.spi.memo.Memo;
import java.util.HashMap;
import java.util.Map;

/** A memory that lives as long as a test. What was kept and not made safe is lost in a crash. */
public final class KeptAnswers implements Memo {

    private final Map<String, byte[]> safe = new HashMap<>();
    private final Map<String, byte[]> unsafe = new HashMap<>();

    @Override
    public synchronized byte[] find(String key) {
        byte[] found = safe.getOrDefault(key, unsafe.get(key));
        return found == null ? null : found.clone();
    }

    @Override
    public synchronized void keep(String key, byte[] value) {
        if (find(key) == null) {
            unsafe.put(key, value.clone());
        }
    }

    @Override
    public synchronized void sync() {
        safe.putAll(unsafe);
        unsafe.clear();
    }

    /** How many answers would survive a crash. */
    public synchronized int size() {
        return safe.size();
    }
}
