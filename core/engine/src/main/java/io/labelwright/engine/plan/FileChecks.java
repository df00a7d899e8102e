package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.file.FolderFiles;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the files that stages read are there, and whether no two stages write one file. */
final class FileChecks {

    private final Plan plan;
    private final List<Problem> problems;

    FileChecks(Plan plan, List<Problem> problems) {
        this.plan = plan;
        this.problems = problems;
    }

    void check() {
        Map<Path, String> inputs = new HashMap<>();
        // Thousands of stages may read one file.
        Set<Path> seen = new HashSet<>();
        for (PlannedStage stage : plan.written()) {
            Path input = stage.input();
            if (input != null && !seen.contains(input)) {
                inputs.putIfAbsent(Access.real(input), "stage '" + stage.id() + "'");
                if (checkInput(input, entry(stage, Mark.INPUT))) {
                    seen.add(input);
                }
            }
            for (ConfigEntry entry : OtherInputs.entries(stage)) {
                checkOther(entry, "stage '" + stage.id() + "'", inputs);
            }
        }
        addSources(inputs);
        checkRemote();
        Map<Path, String> outputs = new HashMap<>();
        for (PlannedStage stage : plan.written()) {
            Path output = stage.output();
            if (output != null) {
                checkOutput(stage, output, inputs, outputs);
            }
        }
    }

    /** Files elsewhere: known by their addresses only. */
    private void checkRemote() {
        Map<String, String> readers = new HashMap<>();
        Map<String, String> writers = new HashMap<>();
        for (PlannedStage stage : plan.written()) {
            for (RemotePath path : stage.remoteInputs().values()) {
                readers.putIfAbsent(path.address().shown(), stage.id());
            }
        }
        for (PlannedStage stage : plan.written()) {
            RemotePath path = stage.remote();
            if (path == null || !stage.isSink()) {
                continue;
            }
            String manifest = path.beside(Access.manifestName(path.address().name()))
                    .address()
                    .shown();
            for (String written : List.of(stage.path(), manifest)) {
                String reader = readers.entrySet().stream()
                        .filter(read -> read.getKey().equals(written)
                                || (read.getKey().endsWith("/") && written.startsWith(read.getKey())))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
                String writer = writers.putIfAbsent(written, stage.id());
                if (reader != null || writer != null) {
                    problems.add(Problem.error(
                            StandardError.SAME_OUTPUT,
                            path.place(),
                            reader != null
                                    ? "stage '" + stage.id() + "' would write " + written + ", which stage '" + reader
                                            + "' reads"
                                    : "the stages '" + writer + "' and '" + stage.id() + "' both write " + written,
                            "choose another path"));
                }
            }
        }
    }

    private void checkOther(ConfigEntry entry, String who, Map<Path, String> inputs) {
        Path file;
        try {
            file = plan.access().read(entry.value(), entry.place());
        } catch (LabelingException e) {
            // The planner has told it.
            return;
        }
        inputs.putIfAbsent(Access.real(file), who);
        checkInput(file, entry);
    }

    /** The files that make the workflow itself: no export may replace them. */
    private void addSources(Map<Path, String> inputs) {
        Set<String> files = new LinkedHashSet<>();
        plan.written().forEach(stage -> files.add(stage.node().id().place().file()));
        for (String file : files) {
            Path source = plan.access().folder().resolve(Path.of(file).toAbsolutePath());
            inputs.putIfAbsent(Access.real(source), "the workflow itself");
        }
        plan.workflow().included().forEach(file -> inputs.putIfAbsent(Access.real(file.path()), "the workflow itself"));
        var guidelines = plan.workflow().labels().guidelines();
        if (guidelines != null) {
            Path file = plan.access().folder().resolve(guidelines.value());
            inputs.putIfAbsent(Access.real(file), "the workflow");
        }
    }

    /** Tells what is wrong with a file, and whether it is a file and nothing is. */
    private boolean checkInput(Path file, ConfigEntry entry) {
        String name = "'" + entry.value() + "'";
        if (Files.isDirectory(file) && entry.key().is(Mark.FOLDER)) {
            checkFolder(file, entry);
        } else if (Files.isDirectory(file)) {
            add(entry.place(), name + " is a folder, not a file", null);
        } else if (!Files.exists(file)) {
            add(entry.place(), "there is no file " + name, near(file));
        } else if (!Files.isRegularFile(file)) {
            add(
                    entry.place(),
                    name + " is a pipe or a device, which can be read only once; an import reads its file twice, the"
                            + " first time to see whether it has changed",
                    "write it to a file first: cat " + entry.value() + " > data.csv");
        } else if (!Files.isReadable(file)) {
            add(entry.place(), "the file " + name + " can't be read", "check its permissions");
        } else {
            return true;
        }
        return false;
    }

    private void checkFolder(Path folder, ConfigEntry entry) {
        try {
            if (FolderFiles.of(folder).isEmpty()) {
                add(entry.place(), "the folder '" + entry.value() + "' holds no file", null);
            }
        } catch (IOException e) {
            add(
                    entry.place(),
                    "the folder '" + entry.value() + "' can't be read: " + e.getMessage(),
                    "check its permissions");
        }
    }

    private void add(Place place, String message, @org.jspecify.annotations.Nullable String hint) {
        problems.add(Problem.error(StandardError.FILE_NOT_READABLE, place, message, hint));
    }

    private String near(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "there is no folder '" + plan.access().folder().relativize(folder == null ? file : folder)
                    + "' either; paths are relative to the workflow file";
        }
        try (var entries = Files.list(folder)) {
            List<String> names = entries.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
            String near = io.labelwright.engine.yaml.NearestWord.of(String.valueOf(file.getFileName()), names);
            return near == null ? "paths are relative to the workflow file" : "did you mean '" + near + "'?";
        } catch (IOException e) {
            return "paths are relative to the workflow file";
        }
    }

    private void checkOutput(PlannedStage stage, Path output, Map<Path, String> inputs, Map<Path, String> outputs) {
        ConfigEntry entry = entry(stage, Mark.OUTPUT);
        // Two paths may lead to one file by links.
        Path file = Access.real(output);
        String reader = inputs.get(file);
        String writer = outputs.putIfAbsent(file, stage.id());
        // The manifest beside it is written, too.
        Path manifest = file.resolveSibling(Access.manifestName(String.valueOf(file.getFileName())));
        outputs.putIfAbsent(manifest, stage.id());
        reader = reader == null ? inputs.get(manifest) : reader;
        if (reader != null) {
            problems.add(Problem.error(
                    StandardError.SAME_OUTPUT,
                    entry.place(),
                    "stage '" + stage.id() + "' would write '" + entry.value() + "', which " + reader + " reads",
                    "choose another path"));
        } else if (writer != null) {
            problems.add(Problem.error(
                    StandardError.SAME_OUTPUT,
                    entry.place(),
                    "the stages '" + writer + "' and '" + stage.id() + "' both write '" + entry.value() + "'",
                    "choose another path"));
        } else if (Store.owns(plan.access().store(), file)) {
            problems.add(Problem.error(
                    StandardError.SAME_OUTPUT,
                    entry.place(),
                    "'" + entry.value() + "' is a file of the store, which keeps its own records there",
                    "choose another path"));
        } else if (entry.key().is(Mark.FOLDER)) {
            checkOutputFolder(stage, output, file, entry, inputs, outputs);
        } else if (Files.isDirectory(output)) {
            problems.add(Problem.error(
                    StandardError.SAME_OUTPUT, entry.place(), "'" + entry.value() + "' is a folder, not a file", null));
        }
    }

    /** A folder is replaced as a whole: nothing that others read or write may lie in it. */
    private void checkOutputFolder(
            PlannedStage stage,
            Path output,
            Path folder,
            ConfigEntry entry,
            Map<Path, String> inputs,
            Map<Path, String> outputs) {
        if (Files.isRegularFile(output)) {
            problems.add(Problem.error(
                    StandardError.SAME_OUTPUT,
                    entry.place(),
                    "'" + entry.value() + "' is a file, and stage '" + stage.id() + "' writes a folder",
                    "move it away or choose another path"));
            return;
        }
        Stream.concat(inputs.entrySet().stream(), outputs.entrySet().stream())
                .filter(other ->
                        other.getKey().startsWith(folder) && !other.getKey().equals(folder))
                .min(Map.Entry.comparingByKey())
                .ifPresent(other -> problems.add(Problem.error(
                        StandardError.SAME_OUTPUT,
                        entry.place(),
                        "stage '" + stage.id() + "' would replace the folder '" + entry.value() + "', in which lies "
                                + String.valueOf(other.getKey().getFileName()) + ", a file of "
                                + (other.getValue().startsWith("stage")
                                                || other.getValue().startsWith("the ")
                                        ? other.getValue()
                                        : "stage '" + other.getValue() + "'"),
                        "choose another folder")));
    }

    private static ConfigEntry entry(PlannedStage stage, Mark mark) {
        return stage.config().marked(mark).get(0);
    }
}
