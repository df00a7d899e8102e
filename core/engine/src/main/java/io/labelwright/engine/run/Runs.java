package io.labelwright.engine.run;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.Store;
import io.labelwright.spi.expression.Expressions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes runs on one store. */
public final class Runs {

    private final int threads;
    private final Set<String> rerun;
    private final Plugins plugins;
    private final Supplier<Expressions> expressions;
    private final SecretMask secrets;
    private final Store store;
    private final WorkerPool pool;
    private final RunListener listener;
    private final Cancellation cancellation;

    /**
     * Runs on a store.
     *
     * @param threads how many stages may compute at once
     * @param secrets takes the secrets out of what strategies say
     * @param rerun ids of stages that are computed whatever is in the store; {@code all} for every stage
     */
    public Runs(
            int threads,
            Set<String> rerun,
            Plugins plugins,
            Supplier<Expressions> expressions,
            SecretMask secrets,
            Store store,
            WorkerPool pool,
            RunListener listener,
            Cancellation cancellation) {
        this.threads = threads;
        this.rerun = Set.copyOf(rerun);
        this.plugins = plugins;
        this.expressions = expressions;
        this.secrets = secrets;
        this.store = store;
        this.pool = pool;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Starts the record of a run of a plan and gives what runs it. */
    public Runner runner(Plan plan) {
        var tables = new TableCache(store);
        var state = new RunState(plan, tables, pool);
        RunJournal journal = RunJournal.begin(store.runs(), plan, plugins);
        StageRun stageRun = stageRun(state, tables, journal.before(listener), RemoteTraffic.Asking.ALWAYS);
        return new Runner(
                plan,
                state,
                stageRun,
                new Manifests(state, plugins, stageRun.remote()),
                store,
                expressions,
                listener,
                journal,
                secrets,
                cancellation,
                threads);
    }

    /** The imports of a plan alone. */
    public Intake intake(Plan plan) {
        var tables = new TableCache(store);
        var state = new RunState(plan, tables, pool);
        return new Intake(plan, state, stageRun(state, tables, listener, RemoteTraffic.Asking.WITHOUT_COPY));
    }

    private StageRun stageRun(RunState state, TableCache tables, RunListener told, RemoteTraffic.Asking asking) {
        return new StageRun(
                state, store, tables, plugins, pool, expressions, secrets, rerun, told, cancellation, asking);
    }

    /** What a run of the plan would do with each stage, in file order. */
    public List<StagePreview> preview(Plan plan) {
        var tables = new TableCache(store);
        var state = new RunState(plan, tables, pool);
        StageRun stageRun = stageRun(state, tables, listener, RemoteTraffic.Asking.NEVER);
        var previews = new TreeMap<Integer, StagePreview>();
        // Positions of the stages that wait for people.
        var asking = new BitSet();
        int[] ranks = plan.ranks();
        for (int position : plan.order()) {
            PlannedStage stage = plan.stages().get(position);
            if (stage.isGate()) {
                previewGate(state, stageRun, stage);
            } else if (stage.isLoop()) {
                previews.put(position, previewLoop(state, stage));
            } else if (state.isOpen(stage)) {
                StagePreview preview = preview(state, stageRun, stage, ranks, asking);
                previews.put(position, preview);
                asking.set(position, preview.action() == StagePreview.Action.WAITING);
            }
        }
        store.fileHashes().save();
        return new ArrayList<>(previews.values());
    }

    private static StagePreview preview(
            RunState state, StageRun stageRun, PlannedStage stage, int[] ranks, BitSet asking) {
        String uses = stage.strategy().id();
        BitSet before = state.stillWaitsFor(stage);
        boolean asks = stage.asksPeople() && !stage.config().isSet("simulate_from");
        if (!before.isEmpty()) {
            String waitsFor = first(state.plan(), before, ranks);
            before.and(asking);
            if (!before.isEmpty() || asks) {
                String who = before.isEmpty()
                        ? waitsFor + "', which runs"
                        : state.plan().stages().get(before.nextSetBit(0)).id() + "', which waits for people";
                return new StagePreview(
                        stage.id(), uses, StagePreview.Action.WAITING, (asks ? "asks people, " : "") + "after '" + who);
            }
            return stageRun.preview(stage, waitsFor);
        }
        if (!stageRun.holds(stage)) {
            StageResult skipped = stageRun.skipped(stage);
            state.finish(stage, skipped);
            return new StagePreview(
                    stage.id(),
                    uses,
                    StagePreview.Action.SKIPPED,
                    skipped.report().reason());
        }
        StageRun.Decision decision = stageRun.decide(stage);
        var record = decision.record();
        if (record == null) {
            boolean waits = asks && stageRun.hasNoAnswers(stage);
            return new StagePreview(
                    stage.id(),
                    uses,
                    waits ? StagePreview.Action.WAITING : StagePreview.Action.RUN,
                    (waits ? "asks people: " : "") + decision.reason());
        }
        if (stage.asksPeople() && record.isWaiting()) {
            return new StagePreview(stage.id(), uses, StagePreview.Action.WAITING, StageRun.waitsFor(record));
        }
        state.finish(stage, stageRun.known(stage, record));
        return new StagePreview(stage.id(), uses, StagePreview.Action.CACHED, decision.reason());
    }

    /** The first round is always shown; whether there is another one shows where the one before it is known. */
    private void previewGate(RunState state, StageRun stageRun, PlannedStage gate) {
        boolean known = state.isOpen(gate) && state.stillWaitsFor(gate).isEmpty();
        if (known) {
            var over = new StageReport(gate.id(), gate.strategy().id(), StageStatus.CACHED, "", 0, Map.of(), Map.of());
            state.finish(gate, StageResult.without(over));
        }
        if (gate.round() == 0) {
            boolean skipped = known && !stageRun.holds(gate);
            state.decided(gate, new RoundEnd.Decision(!skipped, skipped ? LoopReport.SKIPPED : ""));
        } else if (known) {
            state.decided(gate, new RoundEnd(state, expressions).of(gate));
        }
    }

    private static StagePreview previewLoop(RunState state, PlannedStage loop) {
        String uses = loop.strategy().id();
        int rounds = state.rounds(loop);
        if (state.isOpen(loop)) {
            StageReport report = new LoopReport(state).ended(loop);
            state.finish(loop, StageResult.without(report));
            if (report.status() == StageStatus.SKIPPED) {
                return new StagePreview(loop.id(), uses, StagePreview.Action.SKIPPED, report.reason());
            }
            return new StagePreview(
                    loop.id(),
                    uses,
                    StagePreview.Action.CACHED,
                    rounds + (rounds == 1 ? " round, " : " rounds, ") + report.reason());
        }
        return new StagePreview(
                loop.id(),
                uses,
                StagePreview.Action.RUN,
                (rounds > 1 ? (rounds - 1) + (rounds == 2 ? " round" : " rounds") + " done, " : "") + "round " + rounds
                        + " is next, at most " + RoundEnd.rounds(loop) + " in all");
    }

    /** Of these stages the first one as data flows. */
    private static String first(Plan plan, BitSet positions, int[] ranks) {
        int first = positions.stream()
                .reduce((one, other) -> ranks[other] < ranks[one] ? other : one)
                .orElseThrow();
        return plan.stages().get(first).id();
    }
}
