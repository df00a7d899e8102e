package io.labelwright.engine.run;

import io.labelwright.engine.config.CheckContext;
import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigChecker;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.intake.ChosenColumns;
import io.labelwright.engine.intake.FileInput;
import io.labelwright.engine.intake.FolderInput;
import io.labelwright.engine.plan.Access;
import io.labelwright.engine.plan.OtherInputs;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.file.StageFile;
import io.labelwright.spi.file.StageFiles;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files that keys of a stage's config name, each looked at once more at the moment of reading. */
final class NamedFiles implements StageFiles, Closeable {

    /** The importers of files of records by the endings of their names, without what tells of compression. */
    private static final Map<String, String> IMPORTERS = Map.of(
            ".csv", "import/csv",
            ".tsv", "import/csv",
            ".txt", "import/csv",
            ".jsonl", "import/jsonl",
            ".ndjson", "import/jsonl",
            ".json", "import/jsonl",
            ".parquet", "import/parquet");

    private final PlannedStage stage;
    private final Plugins plugins;
    private final Access access;
    private final RemoteTraffic remote;
    private final StageClock clock;
    private final int threads;
    private final List<Closeable> open = new ArrayList<>();

    NamedFiles(
            PlannedStage stage, Plugins plugins, Access access, RemoteTraffic remote, StageClock clock, int threads) {
        this.stage = stage;
        this.plugins = plugins;
        this.access = access;
        this.remote = remote;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public StageFile file(String key) throws IOException {
        return new NamedFile(input(key));
    }

    @Override
    public Map<String, StageFile> folder(String key) throws IOException {
        Map<String, StageFile> files = new LinkedHashMap<>();
        for (SourceInput input : folderInput(key).files()) {
            files.put(input.relativeName(), new NamedFile(input));
        }
        return files;
    }

    private SourceInput folderInput(String key) throws IOException {
        RemotePath elsewhere = stage.elsewhere().get(key);
        if (elsewhere != null && elsewhere.isFolder()) {
            return new FolderInput(
                    elsewhere.address().shown(), remote.files(elsewhere, clock), bytes -> clock.reached(-1, ""), 1);
        }
        FileInput input = input(key);
        SourceInput folder = FolderInput.of(
                input.name(), input.relativeName(), input.path(), true, bytes -> clock.reached(-1, ""), 1);
        if (folder instanceof Closeable archive) {
            synchronized (open) {
                open.add(archive);
            }
        }
        return folder;
    }

    /** Closes the archives that were read as folders. */
    @Override
    public void close() throws IOException {
        synchronized (open) {
            for (Closeable archive : open) {
                archive.close();
            }
            open.clear();
        }
    }

    private FileInput input(String key) throws IOException {
        RemotePath elsewhere = stage.elsewhere().get(key);
        if (elsewhere != null) {
            String name = elsewhere.address().name();
            return new FileInput(
                    elsewhere.address().shown(),
                    name,
                    remote.file(elsewhere, clock),
                    bytes -> clock.reached(-1, "reading"),
                    threads);
        }
        Path file = OtherInputs.of(stage, access).get(key);
        String name = stage.config().text(key);
        if (file == null) {
            throw new IOException(key + " names no file");
        }
        String shown = name == null ? String.valueOf(file.getFileName()) : name;
        return new FileInput(
                shown,
                shown.substring(shown.lastIndexOf('/') + 1),
                access.stillReadable(file),
                bytes -> clock.reached(-1, "reading"),
                threads);
    }

    /** A file, or a file of a folder. */
    private record NamedFile(SourceInput input) implements StageFile {

        @Override
        public String name() {
            return input.name();
        }

        @Override
        public InputStream open() throws IOException {
            return input.open();
        }

        @Override
        public long size() {
            return input.size();
        }

        @Override
        public Path path() throws IOException {
            return input.path();
        }
    }

    @Override
    public void records(String key, List<String> columns, RecordHandler handler) throws IOException {
        FileInput input = input(key);
        LoadedStrategy loaded = plugins.load(importer(input));
        ConfigTree config = config(loaded.descriptor(), input.name());
        Record bound = ConfigBinder.bind(config, loaded);
        var chosen = new ChosenColumns(stage.id(), input.name(), columns, handler);
        PluginScope.run(loaded, () -> {
            Source source = loaded.source(bound);
            source.read(input, chosen);
            return true;
        });
        chosen.finish();
    }

    private StrategyDescriptor importer(FileInput input) {
        String name = input.relativeName().toLowerCase(Locale.ROOT);
        for (String packed : List.of(".gz", ".zst")) {
            name = name.endsWith(packed) ? name.substring(0, name.length() - packed.length()) : name;
        }
        int dot = name.lastIndexOf('.');
        String id = dot < 0 ? null : IMPORTERS.get(name.substring(dot));
        StrategyDescriptor found = id == null ? null : plugins.find(id).orElse(null);
        if (found == null) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE,
                    null,
                    "stage '" + stage.id() + "': the ending of '" + input.name() + "' tells no format of records",
                    "name it .csv, .tsv, .jsonl or .parquet, with .gz or .zst behind it where it is packed");
        }
        return found;
    }

    /** The config of an import that is told nothing but its file. */
    private ConfigTree config(StrategyDescriptor strategy, String name) {
        Place place = stage.config().place();
        var with = new MapNode(
                List.of(
                        new MapNode.Entry("path", place, new ScalarNode(name, true, place)),
                        new MapNode.Entry("items", place, new MapNode(List.of(), place))),
                place);
        var problems = new ArrayList<Problem>();
        ConfigTree config = ConfigChecker.check(with, strategy, new CheckContext(stage.id(), null), problems);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new LabelingException(problems);
        }
        return config;
    }
}
