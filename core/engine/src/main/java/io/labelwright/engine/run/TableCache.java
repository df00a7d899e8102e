package io.labelwright.engine.run;

import io.labelwright.engine.store.Store;
import io.labelwright.spi.table.Table;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tables of the store that are in memory; given up when memory is short, and read again. */
final class TableCache {

    private final Store store;
    private final ConcurrentHashMap<String, SoftReference<Table>> tables = new ConcurrentHashMap<>();

    TableCache(Store store) {
        this.store = store;
    }

    /** Keeps a table in the store and in memory. */
    String put(Table table) {
        String hash = store.put(table);
        tables.put(hash, new SoftReference<>(table));
        return hash;
    }

    /** The table of this hash; empty when the store has lost it. */
    Optional<Table> get(String hash) {
        SoftReference<Table> reference = tables.get(hash);
        Table table = reference == null ? null : reference.get();
        if (table != null) {
            return Optional.of(table);
        }
        Optional<Table> read = store.get(hash);
        read.ifPresent(found -> tables.put(hash, new SoftReference<>(found)));
        return read;
    }

    /** Whether the store has it, without reading it. */
    boolean has(String hash) {
        return store.has(hash);
    }
}
