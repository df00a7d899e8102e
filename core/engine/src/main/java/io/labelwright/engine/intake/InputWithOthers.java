package io.labelwright.engine.intake;

import io.labelwright.spi.connect.SourceInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a source reads whose config names more than one file.
 *
 * @param main the file that it is about
 * @param others the other files by key
 */
public record InputWithOthers(SourceInput main, Map<String, SourceInput> others) implements SourceInput {

    @Override
    public SourceInput other(String key) throws IOException {
        SourceInput other = others.get(key);
        return other == null ? SourceInput.super.other(key) : other;
    }

    @Override
    public String name() {
        return main.name();
    }

    @Override
    public String relativeName() {
        return main.relativeName();
    }

    @Override
    public InputStream open() throws IOException {
        return main.open();
    }

    @Override
    public long size() {
        return main.size();
    }

    @Override
    public int threads() {
        return main.threads();
    }

    @Override
    public boolean isFolder() {
        return main.isFolder();
    }

    @Override
    public List<SourceInput> files() throws IOException {
        return main.files();
    }

    @Override
    public Path path() throws IOException {
        return main.path();
    }

    @Override
    public void reached(long count) {
        main.reached(count);
    }
}
