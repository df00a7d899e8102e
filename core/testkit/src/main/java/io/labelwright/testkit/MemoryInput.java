package io.labelwright.testkit;

import io.labelwright.spi.connect.SourceInput;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file in memory for tests of a {@link io.labelwright.spi.connect.Source}. Its streams hand out bytes in small odd
 * portions, as slow disks and networks do, and {@link #open} streams that were not closed are counted. To close it is
 * only needed by tests that make thousands and ask for their {@link #path}.
 */
public final class MemoryInput implements SourceInput, AutoCloseable {

    private static final int PORTION = 8191;

    /** Those that are on the disk; {@code deleteOnExit} would keep every name for ever. */
    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(MemoryInput::deleteFiles, "memory-input-files"));
    }

    private final String name;
    private final byte[] bytes;
    private final int portion;
    private int unclosed;
    private long reached;
    private @Nullable Path file;

    /** A file of these bytes. */
    public MemoryInput(String name, byte[] bytes) {
        this(name, bytes.clone(), PORTION);
    }

    private MemoryInput(String name, byte[] bytes, int portion) {
        this.name = name;
        this.bytes = bytes;
        this.portion = portion;
    }

    /** A file of this text in UTF-8. */
    public MemoryInput(String name, String text) {
        this(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same file cut off after some bytes. */
    public MemoryInput cut(int length) {
        return new MemoryInput(name, Arrays.copyOf(bytes, length));
    }

    /** The same file on a disk that hands out at most so many bytes at once. */
    public MemoryInput inPortions(int most) {
        return new MemoryInput(name, bytes, most);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputStream open() {
        unclosed++;
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            private boolean closed;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, portion));
            }

            @Override
            public int available() {
                return 0;
            }

            @Override
            public void close() throws IOException {
                super.close();
                if (!closed) {
                    closed = true;
                    unclosed--;
                }
            }
        };
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public Path path() throws IOException {
        if (file == null) {
            String last = relativeName().replaceAll("[^A-Za-z0-9._-]", "_");
            file = Files.createTempFile("labelwright-test-", "-" + last);
            FILES.add(file);
            Files.write(file, bytes);
        }
        return file;
    }

    /** Deletes the file that {@link #path} has made, which else happens when the Java VM ends. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.delete(file);
            FILES.remove(file);
            file = null;
        }
    }

    private static void deleteFiles() {
        for (Path file : FILES) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It lies in the folder for temporary files, which somebody empties.
                continue;
            }
        }
    }

    @Override
    public void reached(long count) {
        reached = count;
    }

    /** What the source has said last of how far it is; 0 when nothing. */
    public long lastReached() {
        return reached;
    }

    /** How many opened streams were not closed yet; 0 after a well-behaved source. */
    public int unclosed() {
        return unclosed;
    }
}
