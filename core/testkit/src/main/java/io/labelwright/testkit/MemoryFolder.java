package io.labelwright.testkit;

import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder in memory for tests of a {@link io.labelwright.spi.connect.Source} that reads folders. */
public final class MemoryFolder implements SourceInput, AutoCloseable {

    private final String name;
    private final TreeMap<String, MemoryInput> files = new TreeMap<>();

    /**
     * A folder.
     *
     * @param files their bytes by relative name; the order does not matter
     */
    public MemoryFolder(String name, Map<String, byte[]> files) {
        this.name = name;
        files.forEach((file, bytes) -> this.files.put(file, new MemoryInput(name + "/" + file, bytes)));
    }

    private MemoryFolder(MemoryFolder of, int portion) {
        this.name = of.name;
        of.files.forEach((file, input) -> this.files.put(file, input.inPortions(portion)));
    }

    /** A folder of texts in UTF-8. */
    public static MemoryFolder ofTexts(String name, Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((file, text) -> bytes.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return new MemoryFolder(name, bytes);
    }

    /** The same folder on a disk that hands out at most so many bytes at once. */
    public MemoryFolder inPortions(int most) {
        return new MemoryFolder(this, most);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isFolder() {
        return true;
    }

    @Override
    public List<SourceInput> files() {
        return files.entrySet().stream()
                .<SourceInput>map(entry -> new Member(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public InputStream open() throws IOException {
        throw new IOException(name + " is a folder");
    }

    @Override
    public long size() {
        return files.values().stream().mapToLong(MemoryInput::size).sum();
    }

    @Override
    public Path path() throws IOException {
        throw new IOException(name + " is in memory");
    }

    /** How many opened streams were not closed yet; 0 after a well-behaved source. */
    public int unclosed() {
        return files.values().stream().mapToInt(MemoryInput::unclosed).sum();
    }

    /** Deletes what {@link MemoryInput#path} of its files has made. */
    @Override
    public void close() throws IOException {
        for (MemoryInput file : files.values()) {
            file.close();
        }
    }

    private record Member(String relativeName, MemoryInput bytes) implements SourceInput {

        @Override
        public String name() {
            return bytes.name();
        }

        @Override
        public InputStream open() {
            return bytes.open();
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public Path path() throws IOException {
            return bytes.path();
        }
    }
}
