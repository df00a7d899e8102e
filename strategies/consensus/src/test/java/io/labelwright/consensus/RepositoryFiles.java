package io.labelwright.consensus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of the repository and of the data directory beside it, which only some machines have. */
public final class RepositoryFiles {

    private RepositoryFiles() {}

    /** The repository's root: the nearest folder above with {@code docs/examples}. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("docs/examples"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("run this test inside the repository");
        }
        return folder;
    }

    /** The data directory: system property {@code labelwright.shared}, LABELWRIGHT_SHARED, or {@code ../shared}. */
    public static Path shared() {
        String property = System.getProperty("labelwright.shared", System.getenv("LABELWRIGHT_SHARED"));
        return property == null ? root().resolveSibling("shared") : Path.of(property);
    }

    /** The cells of a CSV file without quotes, header left out. */
    public static List<String[]> cells(Path csv) {
        try {
            return Files.readAllLines(csv, StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
