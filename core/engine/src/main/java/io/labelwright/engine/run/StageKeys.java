package io.labelwright.engine.run;

import io.labelwright.engine.execution.LocalExecution;
import io.labelwright.engine.people.AnswerBook;
import io.labelwright.engine.people.StageAnswers;
import io.labelwright.engine.plan.OtherInputs;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.TreeLearners;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.TableKind;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the keys of stages: collects what each depends on, from the plan, the files and the stages that are over. */
final class StageKeys {

    private final RunState state;
    private final Function<Path, String> files;
    private final Plugins plugins;
    private final AnswerBook answers;
    private final RemoteTraffic remote;

    /**
     * Keys in one run, or in what is found out about it.
     *
     * @param files gives the hash of a file
     * @param remote gives the hashes of files elsewhere
     */
    StageKeys(RunState state, Function<Path, String> files, Plugins plugins, AnswerBook answers, RemoteTraffic remote) {
        this.state = state;
        this.files = files;
        this.plugins = plugins;
        this.answers = answers;
        this.remote = remote;
    }

    /** The classes that count for a stage; null while they are not known, and for imports that find them. */
    private @Nullable LabelSchema schema(PlannedStage stage) {
        boolean open = state.plan().schema() == null && !state.hasAllImports();
        return stage.isSource() || open ? state.plan().schema() : state.schema();
    }

    /**
     * The key of a stage; of stages that are not over it holds nothing.
     *
     * @param progress is told what is fetched
     */
    StageKey of(PlannedStage stage, LocalExecution.Progress progress) {
        var plan = state.plan();
        var key = new StageKey(
                stage,
                plugins.jarHashes(stage.strategy()),
                schema(stage),
                plan.workflow().seed());
        if (TreeLearners.isNeededFor(stage.config().text("model"))) {
            plugins.trees().jarHashes().forEach((jar, sha256) -> key.add(StageKey.JAR + jar, sha256));
        }
        Path input = stage.input();
        if (input != null) {
            key.add(StageKey.INPUT + stage.path(), files.apply(input));
        }
        stage.remoteInputs().forEach((name, path) -> key.add(StageKey.INPUT + name, remote.sha256(path, progress)));
        OtherInputs.of(stage, plan.access())
                .forEach((name, file) -> key.add(StageKey.INPUT + name + " " + file.getFileName(), files.apply(file)));
        if (!stage.others().isEmpty()) {
            key.add("classes of another taxonomy", stage.others().text());
        }
        if (stage.output() != null || (stage.remote() != null && stage.isSink())) {
            key.add("output", stage.path());
        }
        if (stage.asksPeople()) {
            StageAnswers given = answers.of(stage.id());
            key.add(StageKey.ANSWERS, Integer.toString(given.count()));
            key.add(StageKey.ANSWERS_HASH, given.hash());
        }
        TableFlow flow = state.flow();
        if (stage.seesItems()) {
            key.add(StageRecord.ITEMS, (flow.closed(stage.index()) ? "only " : "") + state.itemSources(stage, flow));
        }
        for (TableKind kind : stage.reads().keySet()) {
            for (int writer : flow.writers(stage.index(), kind)) {
                StageResult result = state.result(writer);
                key.add(
                        StageRecord.tableCause(kind, plan.stages().get(writer).id()),
                        result == null ? "" : result.hash(kind));
            }
        }
        return key;
    }
}
