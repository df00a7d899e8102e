package io.labelwright.engine.store;

import io.labelwright.engine.store.database.Checkpoints;
import io.labelwright.engine.store.file.CorruptFileException;
import io.labelwright.engine.store.file.FileProblems;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes what neither the latest runs nor the next one needs: records of stages, their tables, checkpoints of stages
 * that are done. Records of runs and answers of people stay. Records go before the tables that they name, so that a
 * kill in between leaves nothing dangling.
 */
public final class StoreCleaning {

    private final Store store;

    private StoreCleaning(Store store) {
        this.store = store;
    }

    /**
     * What was, or would be, deleted.
     *
     * @param records records of stages
     * @param objects tables and other objects
     * @param bytes bytes of these objects
     * @param kept objects that stay
     */
    public record Result(int records, int objects, long bytes, int kept) {}

    /**
     * Cleans a store whose lock the caller has.
     *
     * @param keepRuns how many of the latest runs keep all that they made
     * @param dryRun whether to find out only
     */
    public static Result of(Store store, int keepRuns, boolean dryRun) {
        try {
            return new StoreCleaning(store).clean(keepRuns, dryRun);
        } catch (IOException e) {
            throw FileProblems.of(StandardError.STORE, "clean the store", store.root(), e);
        }
    }

    private Result clean(int keepRuns, boolean dryRun) throws IOException {
        Set<String> keys = new HashSet<>(store.database().stages().latestKeys().keySet());
        Set<String> objects = new HashSet<>();
        List<String> ids = store.runs().ids();
        for (String id : ids.subList(Math.max(0, ids.size() - keepRuns), ids.size())) {
            store.runs().find(id).ifPresent(run -> {
                run.stages().forEach(stage -> keys.add(stage.key()));
                if (run.labels() != null) {
                    objects.add(run.labels());
                }
            });
        }
        Set<String> unused = new HashSet<>();
        Set<String> known = new HashSet<>();
        store.database()
                .stages()
                .each(
                        (key, body) -> {
                            known.add(key);
                            if (keys.contains(key)) {
                                objects.addAll(named(body));
                            } else {
                                unused.add(key);
                            }
                        },
                        (key, body) -> unused.add(key));
        Map<String, Path> garbage = new HashMap<>();
        int[] kept = {0};
        ObjectWalk.each(
                store.folder().objects(),
                (sha256, file) -> {
                    if (objects.contains(sha256)) {
                        kept[0]++;
                    } else {
                        garbage.put(sha256, file);
                    }
                },
                (name, file) -> {});
        long bytes = 0;
        for (Path file : garbage.values()) {
            bytes += Files.size(file);
        }
        if (!dryRun) {
            List<String> done = store.checkpoints().keys().stream()
                    .filter(name -> known.contains(Checkpoints.stageOf(name)))
                    .toList();
            store.checkpoints().deleteAll(done);
            store.database().stages().delete(unused);
            for (Path file : garbage.values()) {
                Files.deleteIfExists(file);
            }
            store.audit()
                    .add(
                            Instant.now(),
                            "gc",
                            "all but the latest " + keepRuns + " runs",
                            unused.size() + " records, " + garbage.size() + " objects, " + bytes + " bytes");
        }
        return new Result(unused.size(), garbage.size(), bytes, kept[0]);
    }

    private List<String> named(String body) {
        var named = new ArrayList<String>();
        try {
            StageRecord record = StageRecordJson.read(body);
            // Copies of remote files that it was made from; other inputs have no object.
            for (Map.Entry<String, String> cause : record.causes().entrySet()) {
                if (StageRecord.isInputCause(cause.getKey())) {
                    named.add(cause.getValue());
                    named.addAll(store.folder(cause.getValue()).values());
                }
            }
            for (StageRecord.Output output : record.outputs()) {
                named.add(output.sha256());
                if (output.items() != null) {
                    named.add(output.items());
                }
            }
        } catch (CorruptFileException e) {
            // Of no use to any run: what it names is kept only if another record names it.
            return List.of();
        }
        return named;
    }
}
