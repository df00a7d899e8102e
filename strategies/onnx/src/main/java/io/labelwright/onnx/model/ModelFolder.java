package io.labelwright.onnx.model;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary folder with nothing but a model in it. A model may name more files, with weights, beside its own; these
 * are not part of what results are kept under, so the runtime has to find none, whatever lies beside the model.
 */
final class ModelFolder implements Closeable {

    private final Path folder;

    ModelFolder() throws IOException {
        this.folder = Files.createTempDirectory("labelwright-model");
    }

    /** Where the model lies, or is to be put. */
    Path model() {
        return folder.resolve("model.onnx");
    }

    /** Puts a file here: a link to it where the system has any. */
    void put(Path file) throws IOException {
        try {
            Files.createSymbolicLink(model(), file.toAbsolutePath());
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, model());
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(model());
        Files.delete(folder);
    }
}
