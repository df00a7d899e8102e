package io.labelwright.engine.intake;

import io.labelwright.spi.connect.SourceInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** A file that a source reads. */
public final class FileInput implements SourceInput {

    private final String name;
    private final String relativeName;
    private final Path file;
    private final LongConsumer progress;
    private final int threads;

    /**
     * An input.
     *
     * @param name the path as the workflow says it
     * @param progress is told how many bytes were read so far; may throw to end the reading
     */
    public FileInput(String name, Path file, LongConsumer progress) {
        this(name, name.substring(name.lastIndexOf('/') + 1), file, progress, 1);
    }

    /**
     * A file that lies in its folder under this relative name.
     *
     * @param threads how many the source may use
     */
    public FileInput(String name, String relativeName, Path file, LongConsumer progress, int threads) {
        this.name = name;
        this.relativeName = relativeName;
        this.file = file;
        this.progress = progress;
        this.threads = threads;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String relativeName() {
        return relativeName;
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public void reached(long count) {
        progress.accept(count);
    }

    @Override
    public InputStream open() throws IOException {
        return new FilterInputStream(Files.newInputStream(file)) {
            private long count;

            @Override
            public int read() throws IOException {
                int value = super.read();
                count(value < 0 ? -1 : 1);
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                count(read);
                return read;
            }

            private void count(int read) {
                if (read > 0) {
                    count += read;
                    progress.accept(count);
                }
            }
        };
    }

    @Override
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }
}
