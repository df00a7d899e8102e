package io.labelwright.engine.run;

import io.labelwright.engine.execution.Checkpointing;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.people.AnswerBook;
import io.labelwright.engine.people.AskedPeople;
import io.labelwright.engine.people.StageAnswers;
import io.labelwright.engine.plan.OtherInputs;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.file.Sha256;
import io.labelwright.engine.workflow.Retry;
import io.labelwright.engine.yaml.Located;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings one stage to its end: out of the store where its key is known, else by computing and committing it. */
final class StageRun {

    private static final String ASKED = "asked by --rerun";
    private static final String LIVE = "its source is no file and is read each time";

    private final RunState state;
    private final Store store;
    private final TableCache tables;
    private final Plugins plugins;
    private final WorkerPool pool;
    private final Supplier<Expressions> expressions;
    private final SecretMask secrets;
    private final Set<String> rerun;
    private final RunListener listener;
    private final Cancellation cancellation;
    private final AnswerBook answers;
    private final RemoteTraffic remote;

    StageRun(
            RunState state,
            Store store,
            TableCache tables,
            Plugins plugins,
            WorkerPool pool,
            Supplier<Expressions> expressions,
            SecretMask secrets,
            Set<String> rerun,
            RunListener listener,
            Cancellation cancellation,
            RemoteTraffic.Asking asking) {
        this.state = state;
        this.store = store;
        this.tables = tables;
        this.plugins = plugins;
        this.pool = pool;
        this.expressions = expressions;
        this.secrets = secrets;
        this.rerun = rerun;
        this.listener = listener;
        this.cancellation = cancellation;
        this.remote = new RemoteTraffic(store, asking);
        this.answers = new AnswerBook(store, state.plan().workflow().name());
    }

    /** The answers of people, as this run sees them. */
    AnswerBook answers() {
        return answers;
    }

    /**
     * Whether a stage has to be computed.
     *
     * @param key its key
     * @param record what the store has under the key, when that can be used; null when it can't
     * @param reason why it runs; for a stage that does not run, that nothing changed
     */
    record Decision(StageKey key, @Nullable StageRecord record, String reason) {}

    /** What this run has to do with remote places. */
    RemoteTraffic remote() {
        return remote;
    }

    /** Decides about a stage whose inputs are all there. */
    Decision decide(PlannedStage stage) {
        return decide(stage, clock(stage));
    }

    private StageClock clock(PlannedStage stage) {
        return new StageClock(stage, cancellation, listener);
    }

    private Decision decide(PlannedStage stage, StageClock clock) {
        StageKey key = key(stage, clock);
        StageRecord record = store.find(key.hash()).orElse(null);
        if (asked(stage)) {
            return new Decision(key, null, ASKED);
        }
        if (stage.isLive()) {
            return new Decision(key, null, LIVE);
        }
        RemotePath path = stage.remote();
        if (path != null && stage.isSource() && key.causes().getOrDefault(StageKey.INPUT + stage.path(), "").isEmpty()) {
            return new Decision(key, null, "first run, fetches " + path.address().shown());
        }
        if (record != null) {
            String missing = whatIsMissing(stage, record, clock);
            return missing == null ? new Decision(key, record, unchanged(stage)) : new Decision(key, null, missing);
        }
        Optional<StageRecord> latest = store.latest(state.plan().workflow().name(), stage.id());
        return new Decision(
                key,
                null,
                latest.map(before -> RunReason.of(before.causes(), key.causes()))
                        .orElse("first run"));
    }

    /** Why a stage need not run; who only looks has not asked a remote place. */
    private String unchanged(PlannedStage stage) {
        RemotePath path = stage.remote();
        return path == null || !remote.onlyLooks()
                ? "nothing changed"
                : "nothing changed here; a run asks whether " + path.address().shown() + " has";
    }

    /** Whether its {@code when} lets a stage run; all that it waits for is over. */
    boolean holds(PlannedStage stage) {
        Located<String> when = stage.node().when();
        if (when == null) {
            return true;
        }
        Map<String, Object> values = new WhenValues(state).of(stage);
        return expressions
                .get()
                .condition(when.value(), List.of(), Scope.COUNTS)
                .test(name -> values.getOrDefault(name, Map.of()));
    }

    /** The result of a stage whose {@code when} does not hold. */
    StageResult skipped(PlannedStage stage) {
        return StageResult.without(new StageReport(
                stage.id(),
                stage.strategy().id(),
                StageStatus.SKIPPED,
                "when is false: " + Objects.requireNonNull(stage.node().when()).value(),
                0,
                Map.of(),
                Map.of()));
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
        Optional<StageRecord> latest = store.latest(state.plan().workflow().name(), stage.id());
        if (stage.node().when() != null) {
            return "if its when holds after '" + before + "'";
        }
        if (asked(stage)) {
            return ASKED;
        }
        if (latest.isEmpty()) {
            return "first run, after '" + before + "'";
        }
        String certain = RunReason.certain(latest.get().causes(), knownCauses(stage));
        if (certain.isEmpty()) {
            certain = Objects.requireNonNullElse(whatIsMissing(stage, latest.get(), clock(stage)), "");
        }
        return certain.isEmpty() ? "unless what it reads stays the same after '" + before + "'" : certain;
    }

    /** The causes of a stage's key that do not depend on stages that are not done. */
    private Map<String, String> knownCauses(PlannedStage stage) {
        Map<String, String> causes = new LinkedHashMap<>(key(stage, clock(stage)).causes());
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
    private boolean asked(PlannedStage stage) {
        return rerun.contains("all") || rerun.stream().anyMatch(stage::isCalled);
    }

    private @Nullable String whatIsMissing(PlannedStage stage, StageRecord record, StageClock clock) {
        for (StageRecord.Output output : record.outputs()) {
            if (!tables.has(output.sha256()) || (output.items() != null && !tables.has(output.items()))) {
                return "its table " + output.table().word() + " is no longer in the store";
            }
        }
        Path file = stage.output();
        RemotePath path = stage.remote();
        for (StageRecord.Export export : record.exports()) {
            if (path != null) {
                return remote.changeOf(path, export.sha256(), clock);
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

    /** The classes that count for a stage; null while they are not known, and for imports that find them. */
    private @Nullable LabelSchema schema(PlannedStage stage) {
        boolean open = state.plan().schema() == null && !state.hasAllImports();
        return stage.isSource() || open ? state.plan().schema() : state.schema();
    }

    private StageKey key(PlannedStage stage, StageClock clock) {
        var plan = state.plan();
        var key = new StageKey(
                stage,
                plugins.jarHashes(stage.strategy()),
                schema(stage),
                plan.workflow().seed());
        Path input = stage.input();
        if (input != null) {
            key.add(StageKey.INPUT + stage.path(), store.fileHashes().sha256(input));
        }
        RemotePath path = stage.remote();
        if (path != null && stage.isSource()) {
            key.add(StageKey.INPUT + stage.path(), remote.sha256(path, clock));
        }
        OtherInputs.of(stage, plan.access())
                .forEach((name, file) -> key.add(
                        StageKey.INPUT + name + " " + file.getFileName(),
                        store.fileHashes().sha256(file)));
        if (!stage.others().isEmpty()) {
            key.add("classes of another taxonomy", stage.others().text());
        }
        if (stage.output() != null || (path != null && stage.isSink())) {
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

    /** Whether nobody has answered a stage yet. */
    boolean hasNoAnswers(PlannedStage stage) {
        return answers.of(stage.id()).count() == 0;
    }

    /** Brings the stage to its end. */
    StageResult run(PlannedStage stage) throws IOException {
        StageClock clock = clock(stage);
        clock.reached(-1, "");
        Decision decision = decide(stage, clock);
        StageRecord known = decision.record();
        if (known != null) {
            store.markLatest(
                    state.plan().workflow().name(), stage.id(), decision.key().hash());
            return result(stage, decision.key().hash(), known, StageStatus.CACHED, decision.reason(), clock.seconds());
        }
        listener.started(stage, decision.reason());
        String hash = decision.key().hash();
        var checkpoints = new StageCheckpoints(store.checkpoints(), hash);
        if (asked(stage)) {
            checkpoints.forgetAll();
        }
        Committed committed = attempt(stage, clock, Optional.of(checkpoints));
        if (stage.isLive()) {
            decision = decideLive(stage, decision.key(), committed);
            hash = decision.key().hash();
            if (decision.record() != null) {
                store.markLatest(state.plan().workflow().name(), stage.id(), hash);
                return result(stage, hash, decision.record(), StageStatus.CACHED, decision.reason(), clock.seconds());
            }
        }
        var record = new StageRecord(
                stage.id(),
                stage.strategy().id(),
                stage.strategy().version(),
                stage.config().canonical(),
                decision.key().causes(),
                committed.outputs(),
                committed.exports(),
                committed.counts(),
                committed.facts(),
                committed.problems(),
                clock.seconds());
        store.recordLatest(state.plan().workflow().name(), hash, record);
        checkpoints.done();
        String reason = decision.reason() + checkpoints.note();
        return result(stage, hash, record, StageStatus.RAN, reason, clock.seconds());
    }

    /** Decides about a stage whose source had to be read to know whether it has changed. */
    private Decision decideLive(PlannedStage stage, StageKey key, Committed read) {
        var content = new StringBuilder();
        for (StageRecord.Output output : read.outputs()) {
            content.append(output.table().word())
                    .append(' ')
                    .append(output.sha256())
                    .append(' ');
            content.append(output.items()).append('\n');
        }
        key.add(StageKey.CONTENT, Sha256.of(content.toString()));
        if (asked(stage)) {
            return new Decision(key, null, ASKED);
        }
        StageRecord known = store.find(key.hash()).orElse(null);
        if (known != null) {
            return new Decision(key, known, "read again, nothing changed");
        }
        Optional<StageRecord> latest = store.latest(state.plan().workflow().name(), stage.id());
        return new Decision(
                key,
                null,
                latest.map(before -> RunReason.of(before.causes(), key.causes()))
                        .orElse("first run"));
    }

    /** The result of a stage whose record is in the store. */
    StageResult known(PlannedStage stage, StageRecord record) {
        return result(stage, "", record, StageStatus.CACHED, "", 0);
    }

    private StageResult result(
            PlannedStage stage, String key, StageRecord record, StageStatus status, String reason, double seconds) {
        if (stage.asksPeople() && record.isWaiting()) {
            var waiting = new StageReport(
                    stage.id(),
                    stage.strategy().id(),
                    StageStatus.WAITING,
                    waitsFor(record),
                    seconds,
                    record.counts(),
                    record.facts());
            return new StageResult(waiting, key, record, Table::empty);
        }
        var report = new StageReport(
                stage.id(), stage.strategy().id(), status, reason, seconds, record.counts(), record.facts());
        return new StageResult(report, key, record, kind -> table(stage, record, kind));
    }

    /** Says what a stage that waits is waiting for. */
    static String waitsFor(StageRecord record) {
        long open = record.facts().getOrDefault(StageRecord.OPEN_TASKS, 0.0).longValue();
        return "waits for people: " + open + (open == 1 ? " task" : " tasks") + " open, "
                + record.counts().getOrDefault("answered", 0L) + " answered";
    }

    private Table table(PlannedStage stage, StageRecord record, TableKind kind) {
        for (StageRecord.Output output : record.outputs()) {
            if (output.table() == kind) {
                return tables.get(output.sha256()).orElseGet(() -> again(stage, output));
            }
        }
        return Table.empty(kind);
    }

    /** A table that the store has lost is computed again; the same inputs give the same table. */
    private Table again(PlannedStage stage, StageRecord.Output lost) {
        try {
            StageClock clock = clock(stage);
            listener.started(stage, "its table " + lost.table().word() + " was damaged in the store");
            attempt(stage, clock, Optional.empty());
        } catch (IOException e) {
            throw new LabelingException(StandardError.INPUT_OUTPUT, "stage '" + stage.id() + "': " + e.getMessage(), e);
        }
        return tables.get(lost.sha256())
                .orElseThrow(() -> new LabelingException(
                        StandardError.STORE,
                        "stage '" + stage.id() + "' gives another "
                                + lost.table().word()
                                + " than before, so its strategy is not deterministic; run with --rerun all"));
    }

    /** What a stage left in the store and outside of it. */
    private record Committed(
            List<StageRecord.Output> outputs,
            List<StageRecord.Export> exports,
            Map<String, Long> counts,
            Map<String, Double> facts,
            List<Problem> problems) {}

    private Committed attempt(PlannedStage stage, StageClock clock, Optional<StageCheckpoints> checkpoints)
            throws IOException {
        Retry retry = stage.node().retry();
        int attempts = retry == null ? 1 : retry.attempts();
        for (int attempt = 1; ; attempt++) {
            try {
                return compute(stage, clock, checkpoints);
            } catch (IOException e) {
                if (attempt >= attempts) {
                    throw e;
                }
            } catch (LabelingException e) {
                boolean worthIt = e.problems().stream()
                        .anyMatch(problem -> problem.code().kind() == ErrorCode.Kind.RESOURCE
                                && problem.code() != StandardError.INTERRUPTED);
                if (attempt >= attempts || !worthIt) {
                    throw e;
                }
            }
            pause(retry == null ? Duration.ZERO : retry.backoff().multipliedBy(1L << Math.min(20, attempt - 1)));
            clock.reached(-1, "attempt " + (attempt + 1) + " of " + attempts);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Committed compute(PlannedStage stage, StageClock clock, Optional<StageCheckpoints> checkpoints)
            throws IOException {
        var computation = new StageComputation(
                stage,
                plugins,
                pool,
                expressions,
                state.plan().access(),
                state.plan().workflow().seed(),
                clock,
                remote);
        if (stage.isSink()) {
            var exported = computation.write(state.inputs(stage));
            if (stage.output() == null && stage.remote() == null) {
                return new Committed(List.of(), List.of(), Map.of("rows", exported.rows()), Map.of(), List.of());
            }
            var export = new StageRecord.Export(
                    stage.path(), exported.rows(), exported.written().sha256());
            return new Committed(
                    List.of(),
                    List.of(export),
                    Map.of("rows", exported.rows()),
                    Map.of(),
                    secrets.mask(exported.problems()));
        }
        AskedPeople people = stage.asksPeople() ? new AskedPeople(stage.id(), answers.of(stage.id())) : null;
        StageComputation.Computed computed = stage.isSource()
                ? computation.read(
                        state.plan().workflow().labels().task().value(),
                        state.plan().schema())
                : computation.run(
                        state.inputs(stage),
                        state.schemaOf(stage),
                        checkpoints.map(Checkpointing::in).orElseGet(Checkpointing::none),
                        people);
        Table tasks = people == null ? null : people.tasks();
        if (people != null && tasks != null) {
            return asked(stage, tasks, people, computed);
        }
        clock.reached(-1, "committing");
        new SecretCheck(stage, secrets).check(computed.tables().values());
        String ids = computed.ids() == null ? null : tables.put(computed.ids());
        List<Table> written = List.copyOf(computed.tables().values());
        var outputs = new StageRecord.Output[written.size()];
        pool.forEach(outputs.length, (lane, index) -> {
            Table table = written.get(index);
            outputs[index] = new StageRecord.Output(table.kind(), tables.put(table), table.rows(), ids);
        });
        Map<String, Long> counts =
                new LinkedHashMap<>(StageCounts.of(computed.tables().values()));
        Map<String, Double> facts = new LinkedHashMap<>(computed.facts());
        facts.putAll(Balance.reasons(computed.tables().values()));
        return new Committed(
                List.of(outputs), List.of(), counts, secrets.mask(facts), secrets.mask(computed.problems()));
    }

    /** What is left of a stage that waits for people: the tasks, which are in the store before anybody sees them. */
    private Committed asked(PlannedStage stage, Table tasks, AskedPeople people, StageComputation.Computed computed) {
        new SecretCheck(stage, secrets).check(List.of(tasks));
        var output = new StageRecord.Output(tasks.kind(), tables.put(tasks), tasks.rows(), null);
        Map<String, Double> facts = new LinkedHashMap<>(computed.facts());
        facts.put(StageRecord.OPEN_TASKS, (double) tasks.rows());
        return new Committed(
                List.of(output),
                List.of(),
                Map.of("answered", (long) people.answered()),
                secrets.mask(facts),
                secrets.mask(computed.problems()));
    }
}
