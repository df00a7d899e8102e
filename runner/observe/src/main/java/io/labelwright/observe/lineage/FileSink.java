package io.labelwright.observe.lineage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Appends events to a file, one a line. */
final class FileSink implements LineageSink {

    private final Path file;
    private final Consumer<String> trouble;
    private boolean troubled;

    FileSink(Path file, Consumer<String> trouble) {
        this.file = file;
        this.trouble = trouble;
    }

    @Override
    public synchronized void send(String json) {
        try {
            // One write per line: lines of two processes that append to one file do not mix.
            Files.write(
                    file,
                    (json + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            if (!troubled) {
                troubled = true;
                trouble.accept("cannot append to " + file + ": " + e);
            }
        }
    }

    @Override
    public void close() {}
}
