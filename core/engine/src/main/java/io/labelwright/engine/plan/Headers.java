package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.intake.ArchiveInput;
import io.labelwright.engine.intake.FolderInput;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The headers of the files of imports. A file is opened once however many imports take something else of it: a header
 * hangs on the options of the format, not on which of its columns are wanted.
 */
final class Headers {

    private static final Set<String> MAPPING = Set.copyOf(ConfigBinder.keys(ImportMapping.class));

    private final Map<Key, Optional<List<String>>> known = new HashMap<>();
    private final Map<Path, Kind> kinds = new HashMap<>();

    /** What a header hangs on. */
    private record Key(String strategy, Path file, String options) {}

    /** What there is under a path. */
    enum Kind {
        FILE,
        FOLDER,
        /** Nothing, or what can't be read. */
        NONE
    }

    /** What there is under a path, when the workflow was looked at. */
    Kind kind(Path file) {
        return kinds.computeIfAbsent(file, path -> {
            boolean folder = Files.isDirectory(path);
            return !(folder || Files.isRegularFile(path)) || !Files.isReadable(path)
                    ? Kind.NONE
                    : folder ? Kind.FOLDER : Kind.FILE;
        });
    }

    /**
     * The names of the columns of an import's file; empty when the format has no header.
     *
     * @param source made for this stage
     */
    Optional<List<String>> of(PlannedStage stage, Path file, LoadedStrategy loaded, Source source) throws IOException {
        var key = new Key(stage.strategy().id(), file, stage.config().givenBeside(MAPPING));
        Optional<List<String>> header = known.get(key);
        if (header == null) {
            header = read(stage, file, loaded, source);
            // What fails is told at each import, and so tried again.
            known.put(key, header);
        }
        return header;
    }

    private static Optional<List<String>> read(PlannedStage stage, Path file, LoadedStrategy loaded, Source source)
            throws IOException {
        SourceInput input = FolderInput.of(stage.path(), file, stage.takesFolder(), bytes -> {});
        try {
            if (input instanceof ArchiveInput) {
                // What is wrong with an archive is told before anything runs.
                input.files();
            }
            return PluginScope.run(loaded, () -> Objects.requireNonNull(source.header(input), "header returned null"));
        } finally {
            if (input instanceof Closeable archive) {
                archive.close();
            }
        }
    }
}
