package io.labelwright.text;

import io.labelwright.testkit.MemoryInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files of other projects, which lie beside the repository and are no part of it; tests without them are skipped. */
public final class Samples {

    private Samples() {}

    /**
     * A file below {@code data/formats} of the data directory: system property {@code labelwright.shared},
     * LABELWRIGHT_SHARED, or {@code ../shared}.
     */
    public static Path path(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("CONTRIBUTING.md"))) {
            folder = folder.getParent();
        }
        String told = System.getProperty("labelwright.shared", System.getenv("LABELWRIGHT_SHARED"));
        Path beside = folder == null ? Path.of("shared") : folder.resolveSibling("shared");
        Path shared = told == null ? beside : Path.of(told);
        Path file = shared.resolve("data/formats").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "the sample data/formats/" + name + " is not on this machine");
        return file;
    }

    /** A file below {@code data/formats}, to be read. */
    public static MemoryInput input(String name) throws IOException {
        return new MemoryInput(name.substring(name.lastIndexOf('/') + 1), Files.readAllBytes(path(name)));
    }
}
