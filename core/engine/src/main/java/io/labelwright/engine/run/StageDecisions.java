package io.labelwright.engine.run;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.spi.table.TableKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides about stages: which have to be computed, which are in the store, and why. */
final class StageDecisions {

    private static final String ASKED = "asked by --rerun";
    private static final String LIVE = "its source is no file and is read each time";

    /** Whoever only looks is told nothing on the way. */
    private static final LocalExecution.Progress NOBODY = (share, what) -> {};

    private final RunState state;
    private final Store store;
    private final TableCache tables;
    private final StageKeys keys;
    private final Set<String> rerun;
    private final Latest latest;
    private final RemoteTraffic remote;

    /** The record that a stage of this workflow had last. */
    @FunctionalInterface
    interface Latest {
        Optional<StageRecord> of(String stage);
    }

    StageDecisions(
            RunState state,
            Store store,
            TableCache tables,
            StageKeys keys,
            Set<String> rerun,
            Latest latest,
            RemoteTraffic remote) {
        this.state = state;
        this.store = store;
        this.tables = tables;
        this.keys = keys;
        this.rerun = rerun;
        this.latest = latest;
        this.remote = remote;
    }

    /**
     * Whether a stage has to be computed.
     *
     * @param key its key
     * @param record what the store has under the key, when that can be used; null when it can't
     * @param reason why it runs; for a stage that does not run, that nothing changed
     */
    record Decision(StageKey key, @Nullable StageRecord record, String reason) {}

    /** Decides about a stage whose inputs are all there. */
    Decision decide(PlannedStage stage, LocalExecution.Progress progress) {
        StageKey key = keys.of(stage, progress);
        StageRecord record = store.find(key.hash()).orElse(null);
        if (isAsked(stage)) {
            return new Decision(key, null, ASKED);
        }
        if (stage.isLive()) {
            return new Decision(key, null, LIVE);
        }
        for (Map.Entry<String, RemotePath> input : stage.remoteInputs().entrySet()) {
            if (key.causes().getOrDefault(StageKey.INPUT + input.getKey(), "").isEmpty()) {
                return new Decision(
                        key,
                        null,
                        "first run, fetches " + input.getValue().address().shown());
            }
        }
        if (record != null) {
            String missing = whatIsMissing(stage, record, progress);
            return missing == null ? new Decision(key, record, unchanged(stage)) : new Decision(key, null, missing);
        }
        return new Decision(key, null, change(stage, key));
    }

    /**
     * Decides about a stage whose source had to be read to know whether it has changed.
     *
     * @param key its key without what was read, which is added
     * @param read the tables that were read
     */
    Decision decideLive(PlannedStage stage, StageKey key, List<StageRecord.Output> read) {
        key.add(StageKey.CONTENT, LiveContent.hash(read));
        if (isAsked(stage)) {
            return new Decision(key, null, ASKED);
        }
        StageRecord known = store.find(key.hash()).orElse(null);
        return known == null
                ? new Decision(key, null, change(stage, key))
                : new Decision(key, known, "read again, nothing changed");
    }

    /** Why a stage need not run; who only looks has not asked a remote place. */
    private String unchanged(PlannedStage stage) {
        return stage.elsewhere().isEmpty() || !remote.onlyLooks()
                ? "nothing changed"
                : "nothing changed here; a run asks whether "
                        + stage.elsewhere().values().stream()
                                .map(path -> path.address().shown())
                                .collect(Collectors.joining(", or "))
                        + " has";
    }

    /** What has changed since the stage ran last. */
    private String change(PlannedStage stage, StageKey key) {
        return latest.of(stage.id())
                .map(before -> RunReason.of(before.causes(), key.causes()))
                .orElse("first run");
    }

    /**
     * What a run would do with a stage that waits for others which run themselves: known is only what does not depend
     * on them.
     *
     * @param before the first of the others
     */
    StagePreview preview(PlannedStage stage, String before) {
        return new StagePreview(
                stage.id(), stage.strategy().id(), StagePreview.Action.RUN, reasonBeforeItsInputs(stage, before));
    }

    private String reasonBeforeItsInputs(PlannedStage stage, String before) {
        Optional<StageRecord> last = latest.of(stage.id());
        if (stage.node().when() != null) {
            return "if its when holds after '" + before + "'";
        }
        if (isAsked(stage)) {
            return ASKED;
        }
        if (last.isEmpty()) {
            return "first run, after '" + before + "'";
        }
        String certain = RunReason.certain(last.get().causes(), knownCauses(stage));
        if (certain.isEmpty()) {
            certain = Objects.requireNonNullElse(whatIsMissing(stage, last.get(), NOBODY), "");
        }
        return certain.isEmpty() ? "unless what it reads stays the same after '" + before + "'" : certain;
    }

    /** The causes of a stage's key that do not depend on stages that are not done. */
    private Map<String, String> knownCauses(PlannedStage stage) {
        Map<String, String> causes = new LinkedHashMap<>(keys.of(stage, NOBODY).causes());
        TableFlow flow = state.flow();
        for (TableKind kind : stage.reads().keySet()) {
            for (int writer : flow.writers(stage.index(), kind)) {
                if (state.result(writer) == null) {
                    causes.remove(StageRecord.tableCause(
                            kind, state.plan().stages().get(writer).id()));
                }
            }
        }
        if (stage.seesItems()
                && flow.itemSources(stage.index()).stream().anyMatch(source -> state.result(source) == null)) {
            causes.remove(StageRecord.ITEMS);
        }
        if (state.plan().schema() == null) {
            causes.remove(StageKey.LABELS);
        }
        return causes;
    }

    /** Whether the user wants it to be computed, whatever the store has. */
    boolean isAsked(PlannedStage stage) {
        return rerun.contains("all") || rerun.stream().anyMatch(stage::isCalled);
    }

    private @Nullable String whatIsMissing(PlannedStage stage, StageRecord record, LocalExecution.Progress progress) {
        for (StageRecord.Output output : record.outputs()) {
            if (!tables.has(output.sha256()) || (output.items() != null && !tables.has(output.items()))) {
                return "its table " + output.table().word() + " is no longer in the store";
            }
        }
        Path file = stage.output();
        RemotePath path = stage.remote();
        for (StageRecord.Export export : record.exports()) {
            if (path != null) {
                return remote.changeOf(path, export.sha256(), progress);
            }
            if (file == null || !Files.exists(file)) {
                return export.path() + " is not there";
            }
            if (!store.fileHashes().sha256(file).equals(export.sha256())) {
                return export.path() + " was changed since it was written";
            }
        }
        return null;
    }
}
