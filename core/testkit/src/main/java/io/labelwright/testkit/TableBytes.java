package io.labelwright.testkit;

import io.labelwright.engine.store.file.HashedOutput;
import io.labelwright.engine.store.table.TableFile;
import io.labelwright.spi.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** What the store would keep of tables, to compare results bit by bit. */
public final class TableBytes {

    private TableBytes() {}

    /** The sha256 of the file that the store would write for a table. */
    public static String sha256(Table table) {
        try {
            Path file = Files.createTempFile("table", ".bin");
            try (var out = new HashedOutput(FileChannel.open(file, StandardOpenOption.WRITE))) {
                TableFile.write(table, out);
                return out.finish().sha256();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sha256 of each table that a strategy wrote, and the facts that it reported, by name. */
    public static Map<String, String> of(CollectingOutputs outputs) {
        Map<String, String> all = new TreeMap<>();
        outputs.written().forEach(table -> all.put("table " + table.kind().word(), sha256(table)));
        outputs.facts().forEach((name, value) -> all.put("fact " + name, Double.toString(value)));
        return all;
    }
}
