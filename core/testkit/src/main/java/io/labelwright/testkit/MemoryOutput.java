package io.labelwright.testkit;

import io.labelwright.spi.connect.SinkOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps what a {@link io.labelwright.spi.connect.Sink} writes, for tests. It is strict about the contract of
 * {@link SinkOutput}: a name that leads out of the folder, a file begun twice or before the one before it was closed
 * fails the test at once.
 */
public final class MemoryOutput implements SinkOutput {

    private final ByteArrayOutputStream single = new ByteArrayOutputStream();
    private final TreeMap<String, ByteArrayOutputStream> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean open;

    @Override
    public OutputStream stream() {
        return single;
    }

    @Override
    public OutputStream file(String relativeName) {
        for (String part : relativeName.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".")) {
                throw new IllegalStateException("the name '" + relativeName + "' leads out of the folder");
            }
        }
        if (open) {
            throw new IllegalStateException("'" + relativeName + "' was begun before the file before it was closed");
        }
        open = true;
        var bytes = new ByteArrayOutputStream() {
            @Override
            public void close() throws IOException {
                super.close();
                open = false;
            }
        };
        if (files.put(relativeName, bytes) != null) {
            throw new IllegalStateException("'" + relativeName + "' was begun twice");
        }
        return bytes;
    }

    /** The bytes of the single file. */
    public byte[] bytes() {
        return single.toByteArray();
    }

    /** The single file as UTF-8. */
    public String text() {
        return single.toString(StandardCharsets.UTF_8);
    }

    /** The bytes of the files of the folder by relative name. */
    public Map<String, byte[]> files() {
        var all = new TreeMap<String, byte[]>();
        files.forEach((name, bytes) -> all.put(name, bytes.toByteArray()));
        return all;
    }

    /** The files of the folder as UTF-8 by relative name. */
    public Map<String, String> texts() {
        var all = new TreeMap<String, String>();
        files.forEach((name, bytes) -> all.put(name, bytes.toString(StandardCharsets.UTF_8)));
        return all;
    }

    /** What was written to the folder, to be read again. */
    public MemoryFolder folder(String name) {
        return new MemoryFolder(name, files());
    }

    /** What was written to the single file, to be read again. */
    public MemoryInput input(String name) {
        return new MemoryInput(name, bytes());
    }
}
