package io.labelwright.engine.run;

import io.labelwright.engine.execution.Checkpointing;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.people.AnswerBook;
import io.labelwright.engine.people.AskedPeople;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.workflow.Retry;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings one stage to its end: out of the store where its key is known, else by computing and committing it. */
final class StageRun {

    private final RunState state;
    private final Store store;
    private final TableCache tables;
    private final Plugins plugins;
    private final WorkerPool pool;
    private final Supplier<Expressions> expressions;
    private final SecretMask secrets;
    private final StageDecisions decisions;
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
            AnswerBook answers,
            StageDecisions decisions,
            RunListener listener,
            Cancellation cancellation,
            RemoteTraffic remote) {
        this.state = state;
        this.store = store;
        this.tables = tables;
        this.plugins = plugins;
        this.pool = pool;
        this.expressions = expressions;
        this.secrets = secrets;
        this.decisions = decisions;
        this.listener = listener;
        this.cancellation = cancellation;
        this.answers = answers;
        this.remote = remote;
    }

    /** Brings the stage to its end. */
    StageResult run(PlannedStage stage) throws IOException {
        var clock = new StageClock(stage, cancellation, listener);
        clock.reached(-1, "");
        StageDecisions.Decision decision = decisions.decide(stage, clock);
        StageRecord known = decision.record();
        if (known != null) {
            store.markLatest(
                    state.plan().workflow().name(), stage.id(), decision.key().hash());
            return result(stage, decision.key().hash(), known, StageStatus.CACHED, decision.reason(), clock.seconds());
        }
        listener.started(stage, decision.reason());
        String hash = decision.key().hash();
        var checkpoints = new StageCheckpoints(store.checkpoints(), hash);
        if (decisions.isAsked(stage)) {
            checkpoints.forgetAll();
        }
        Committed committed = attempt(stage, clock, Optional.of(checkpoints));
        if (stage.isLive()) {
            decision = decisions.decideLive(stage, decision.key(), committed.outputs());
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
            var clock = new StageClock(stage, cancellation, listener);
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
        StageComputation computation = computation(stage, clock);
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
        StageComputation.Computed computed;
        try (var memos = new StageMemos(store)) {
            computed = stage.isSource()
                    ? computation.read(
                            state.plan().workflow().labels().task().value(),
                            state.plan().schema())
                    : computation.run(
                            state.inputs(stage),
                            state.schemaOf(stage),
                            checkpoints.map(Checkpointing::in).orElseGet(Checkpointing::none),
                            people,
                            memos);
        }
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

    private StageComputation computation(PlannedStage stage, StageClock clock) {
        return new StageComputation(stage, plugins, pool, expressions, state.plan(), clock, remote);
    }

    /** What running a stage whose inputs are all there would take, in its own words; empty when it says nothing. */
    String forecast(PlannedStage stage) {
        if (!stage.callsServer() || (state.plan().schema() == null && !state.hasAllImports())) {
            return "";
        }
        try (var memos = new StageMemos(store)) {
            return computation(stage, new StageClock(stage, cancellation, listener))
                    .forecast(state.inputs(stage), memos);
        } catch (LabelingException e) {
            return "would fail: " + e.problems().get(0).message();
        } catch (IOException e) {
            return "would fail: " + e.getMessage();
        }
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
