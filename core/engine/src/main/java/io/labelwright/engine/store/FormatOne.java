package io.labelwright.engine.store;

import io.labelwright.engine.store.database.Database;
import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.Sha256;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first format of a store, whose records were files. Its records go into the database, in one step that can be
 * taken twice; only then the folder says that it has the new format, and the files go.
 */
final class FormatOne {

    private final StoreFolder folder;
    private final RecordFiles records;

    FormatOne(StoreFolder folder, RecordFiles records) {
        this.folder = folder;
        this.records = records;
    }

    /** Takes the records into the database and says in a few words what there was. */
    String moveInto(Database database) throws IOException {
        Map<String, String> stages = texts(folder.stages());
        List<Database.OldRun> runs = new ArrayList<>();
        List<String[]> latest = new ArrayList<>();
        for (Map.Entry<String, String> file : texts(folder.runs()).entrySet()) {
            try {
                RunRecord run = RunRecordJson.read(file.getValue(), List.of());
                runs.add(new Database.OldRun(runs.size() + 1, file.getKey(), run.status(), file.getValue()));
                for (RunStage stage : run.stages()) {
                    latest.add(new String[] {run.workflow(), stage.id()});
                }
            } catch (CorruptFileException e) {
                records.discard(folder.runs().resolve(file.getKey() + ".json"), String.valueOf(e.getMessage()));
            }
        }
        database.takeIn(stages, marks(latest), runs);
        folder.upgraded();
        for (Path old : List.of(folder.stages(), folder.latest(), folder.runs())) {
            delete(old);
        }
        return stages.size() + " records of stages, " + runs.size() + " runs";
    }

    /** The names of marks are hashes of a workflow and a stage, which the runs tell. */
    private List<String[]> marks(List<String[]> stages) throws IOException {
        Map<String, String[]> marks = new LinkedHashMap<>();
        for (String[] stage : stages) {
            String name = Sha256.of(stage[0] + "\n" + stage[1]);
            if (!marks.containsKey(name)) {
                records.read(folder.latest().resolve(name + ".json"))
                        .ifPresent(json ->
                                marks.put(name, new String[] {stage[0], stage[1], json.substring(1, json.length() - 1)
                                }));
            }
        }
        return List.copyOf(marks.values());
    }

    private Map<String, String> texts(Path of) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(of)) {
            return texts;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(of, "*.json")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                records.read(file)
                        .ifPresent(text -> texts.put(name.substring(0, name.length() - ".json".length()), text));
            }
        }
        return texts;
    }

    private static void delete(Path old) throws IOException {
        if (!Files.isDirectory(old)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(old)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(old);
    }
}
