package io.labelwright.engine.run;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.people.AnswerBook;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.remote.RemoteTraffic;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.Store;
import io.labelwright.spi.expression.Expressions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
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
        AnswerBook answers = answers(plan);
        var remote = new RemoteTraffic(store, RemoteTraffic.Asking.ALWAYS);
        return new Runner(
                plan,
                state,
                stageRun(
                        state,
                        tables,
                        answers,
                        decisions(state, tables, answers, remote),
                        journal.before(listener),
                        remote),
                new StageConditions(state, expressions),
                answers,
                new Manifests(state, plugins, remote),
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
        AnswerBook answers = answers(plan);
        var remote = new RemoteTraffic(store, RemoteTraffic.Asking.WITHOUT_COPY);
        return new Intake(
                plan,
                state,
                stageRun(state, tables, answers, decisions(state, tables, answers, remote), listener, remote));
    }

    /** What a run of the plan would do with each stage, in file order. */
    public List<StagePreview> preview(Plan plan) {
        return forecast(plan, (previews, state) -> previews);
    }

    /** What a run would do with each stage, and what it would take. */
    public RunForecast forecast(Plan plan) {
        return forecast(
                plan,
                (previews, state) ->
                        new RunForecast(previews, new MemoryForecast(state, plugins, store, threads).of(previews)));
    }

    private <T> T forecast(Plan plan, BiFunction<List<StagePreview>, RunState, T> result) {
        var tables = new TableCache(store);
        var state = new RunState(plan, tables, pool);
        AnswerBook answers = answers(plan);
        // Nothing changes while one only looks, so one query and one hash of a file do for thousands of stages.
        Map<String, String> latest = store.latestKeys(plan.workflow().name());
        Map<Path, String> hashes = new HashMap<>();
        var remote = new RemoteTraffic(store, RemoteTraffic.Asking.NEVER);
        Function<Path, String> hash = file -> hashes.computeIfAbsent(file, store.fileHashes()::sha256);
        var decisions = new StageDecisions(
                state,
                store,
                tables,
                new StageKeys(state, hash, plugins, answers, remote),
                rerun,
                stage -> Optional.ofNullable(latest.get(stage)).flatMap(store::find),
                remote);
        var preview = new Preview(
                state,
                decisions,
                new StageConditions(state, expressions),
                stageRun(state, tables, answers, decisions, listener, remote),
                answers,
                expressions);
        List<StagePreview> previews = preview.of(plan);
        store.fileHashes().save();
        return result.apply(previews, state);
    }

    private AnswerBook answers(Plan plan) {
        return new AnswerBook(store, plan.workflow().name());
    }

    private StageDecisions decisions(RunState state, TableCache tables, AnswerBook answers, RemoteTraffic remote) {
        String workflow = state.plan().workflow().name();
        var keys = new StageKeys(state, store.fileHashes()::sha256, plugins, answers, remote);
        return new StageDecisions(state, store, tables, keys, rerun, stage -> store.latest(workflow, stage), remote);
    }

    private StageRun stageRun(
            RunState state,
            TableCache tables,
            AnswerBook answers,
            StageDecisions decisions,
            RunListener told,
            RemoteTraffic remote) {
        return new StageRun(
                state,
                store,
                tables,
                plugins,
                pool,
                expressions,
                secrets,
                answers,
                decisions,
                told,
                cancellation,
                remote);
    }
}
