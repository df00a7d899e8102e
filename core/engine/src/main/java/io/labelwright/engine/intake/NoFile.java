package io.labelwright.engine.intake;

import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** What a source is given that reads no file, such as that of a database, which its own keys name. */
public record NoFile(String name, LongConsumer progress) implements SourceInput {

    @Override
    public InputStream open() throws IOException {
        throw new IOException("the stage '" + name + "' has no file");
    }

    @Override
    public long size() {
        return -1;
    }

    @Override
    public Path path() throws IOException {
        throw new IOException("the stage '" + name + "' has no file");
    }

    @Override
    public void reached(long count) {
        progress.accept(count);
    }
}
