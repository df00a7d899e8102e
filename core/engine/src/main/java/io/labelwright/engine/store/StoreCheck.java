package io.labelwright.engine.store;

import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.engine.store.file.HashedInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Looks at every byte that a store keeps and says what is wrong. Changes nothing. */
public final class StoreCheck {

    private final Store store;
    private final List<String> problems = new ArrayList<>();
    private long objects;
    private long records;
    private long answers;

    private StoreCheck(Store store) {
        this.store = store;
    }

    /**
     * What was found.
     *
     * @param problems one line for each
     * @param objects how many objects were read
     * @param records how many records of stages
     * @param answers how many answers of people
     */
    public record Result(List<String> problems, long objects, long records, long answers) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** Checks a store. */
    public static Result of(Store store) {
        var check = new StoreCheck(store);
        try {
            check.objects();
            check.temporary();
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "read the store", store.root(), e);
        }
        check.database();
        return new Result(check.problems, check.objects, check.records, check.answers);
    }

    private void objects() throws IOException {
        ObjectWalk.each(
                store.folder().objects(),
                (sha256, file) -> {
                    objects++;
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                        if (!new HashedInput(channel).finish().equals(sha256)) {
                            problems.add("object " + sha256 + " is damaged: its bytes are not those that were written");
                        }
                    } catch (IOException e) {
                        problems.add("object " + sha256 + " can't be read: " + e.getMessage());
                    }
                },
                (name, file) -> problems.add(store.root().relativize(file) + " is no object"));
    }

    /** Opening the store has swept what dead processes left; what living ones write is theirs. */
    private void temporary() throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(store.folder().temporary())) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".labelwright-") || !name.endsWith(".tmp")) {
                    problems.add(store.root().relativize(file) + " is no temporary file of ours");
                }
            }
        }
    }

    private void database() {
        // Each on its own: what is damaged in one table says nothing of the others.
        attempt(() -> store.database().damage().forEach(line -> problems.add("database: " + line)));
        attempt(() -> store.database().stages().each(this::stage, (key, body) -> {
            records++;
            problems.add("the record of the stage " + key + " is damaged");
        }));
        attempt(() -> store.database().runs().damaged().forEach(what -> problems.add(what + " is damaged")));
        attempt(() -> store.checkpoints()
                .damaged()
                .forEach(key -> problems.add("the checkpoint of the stage " + key + " is damaged")));
        attempt(() -> store.answers()
                .workflows()
                .forEach(workflow -> attempt(() -> answers += store.answers().verify(workflow))));
        attempt(() -> store.audit().entries().stream()
                .filter(entry -> !entry.whole())
                .forEach(entry -> problems.add("entry " + entry.number() + " of the audit log is damaged")));
    }

    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (LabelingException e) {
            e.problems().forEach(problem -> problems.add(problem.message() + "; " + problem.hint()));
        }
    }

    private void stage(String key, String body) {
        records++;
        try {
            StageRecord stage = StageRecordJson.read(body);
            for (StageRecord.Output output : stage.outputs()) {
                missing(key, stage.stage(), output.table().word(), output.sha256());
                if (output.items() != null) {
                    missing(key, stage.stage(), "item ids", output.items());
                }
            }
        } catch (CorruptFileException e) {
            problems.add("the record of the stage " + key + " is damaged: " + e.getMessage());
        }
    }

    private void missing(String key, String stage, String table, String sha256) {
        if (!store.has(sha256)) {
            problems.add("the " + table + " of stage '" + stage + "' (record " + key + ") are not there: object "
                    + sha256 + "; the next run makes them again");
        }
    }
}
