package io.labelwright.engine.run;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoredMemo;
import io.labelwright.spi.memo.Memo;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The memories that one stage has asked for while it runs. */
final class StageMemos implements Closeable {

    private final Store store;
    private final Map<String, StoredMemo> open = new HashMap<>();

    StageMemos(Store store) {
        this.store = store;
    }

    /**
     * A memory.
     *
     * @param strategy the strategy's id: no other one is given it
     */
    synchronized Memo of(String strategy, String of) throws IOException {
        String name = strategy + " " + of;
        StoredMemo known = open.get(name);
        if (known == null) {
            known = store.memo(name);
            open.put(name, known);
        }
        return known;
    }

    @Override
    public synchronized void close() throws IOException {
        for (StoredMemo memo : open.values()) {
            memo.close();
        }
        open.clear();
    }
}
