package io.labelwright.engine;

import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.review.ReviewDesk;
import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.RunForecast;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.Runner;
import io.labelwright.engine.run.Runs;
import io.labelwright.engine.run.StagePreview;
import io.labelwright.engine.run.WorkflowStatus;
import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreLock;
import io.labelwright.engine.store.StoreOwner;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a prepared workflow, or says what a run would do. */
public final class Engine implements AutoCloseable {

    private static final long LOCK_POLL_MILLIS = 100;

    private final Preparation preparation;
    private final Store store;
    private final WorkerPool pool;
    private final RunListener listener;
    private final Cancellation cancellation;
    private @Nullable Runner last;

    @Inject
    Engine(Preparation preparation, Store store, WorkerPool pool, RunListener listener, Cancellation cancellation) {
        this.preparation = preparation;
        this.store = store;
        this.pool = pool;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /**
     * An engine for a workflow that was prepared without errors.
     *
     * @throws LabelingException when its store can't be opened
     */
    public static Engine of(Preparation preparation, RunListener listener, Cancellation cancellation) {
        return of(preparation, () -> Store.open(preparation.store(), listener::problem), listener, cancellation);
    }

    /**
     * An engine for {@link #preview} and {@link #status}, which change nothing: where there is no store none is made.
     *
     * @throws LabelingException when the store that is there can't be opened
     */
    public static Engine looking(Preparation preparation, RunListener listener, Cancellation cancellation) {
        return Store.isMissing(preparation.store())
                ? of(preparation, () -> Store.empty(preparation.store(), listener::problem), listener, cancellation)
                : of(preparation, listener, cancellation);
    }

    private static Engine of(
            Preparation preparation, Supplier<Store> store, RunListener listener, Cancellation cancellation) {
        var module = new EngineModule(preparation, store, listener, cancellation);
        try {
            return Guice.createInjector(Stage.DEVELOPMENT, module).getInstance(Engine.class);
        } catch (ProvisionException e) {
            if (e.getCause() instanceof LabelingException reason) {
                throw reason;
            }
            throw e;
        }
    }

    /**
     * Runs the workflow: does what is left to do since the last run.
     *
     * @throws LabelingException when another run has the store and the operator does not want to wait
     */
    public RunReport run() {
        return run(false);
    }

    /**
     * Runs the workflow: does what is left to do since the last run.
     *
     * @param untilAnswered whether to stay, when there is nothing left but to wait for people, until they have answered
     * @throws LabelingException when another run has the store and the operator does not want to wait
     */
    public RunReport run(boolean untilAnswered) {
        try (StoreLock lock = lock()) {
            Objects.requireNonNull(lock);
            List<Problem> cutShort =
                    store.runs().endInterrupted().stream().map(this::cutShortBy).toList();
            cutShort.forEach(listener::problem);
            // Before anything is computed: what people answered is used whole or not at all.
            store.answers().verify(plan().workflow().name());
            Runner runner = runs().runner(plan());
            last = runner;
            listener.began(runner.id(), plan());
            RunReport report = withWarnings(runner.run(untilAnswered), cutShort).masked(preparation.secrets());
            runner.keep(report);
            listener.over(report);
            return report;
        }
    }

    /** What is known of a run that ended without a word. */
    private Problem cutShortBy(RunRecord run) {
        String stages = run.stages().stream()
                .filter(stage -> stage.status().equals(RunRecord.RUNNING))
                .map(stage -> "'" + stage.id() + "' (" + stage.uses() + pluginOf(stage.uses()) + ")")
                .collect(Collectors.joining(", "));
        return Problem.warning(
                StandardError.CUT_SHORT,
                null,
                "the process of " + run.id() + " was ended from outside or by code of a stage; "
                        + (stages.isEmpty() ? "no stage was running" : "running: " + stages),
                "what was committed is kept, and this run does the rest");
    }

    private String pluginOf(String strategy) {
        return preparation
                .plugins()
                .find(strategy)
                .map(found -> found.origin().plugin())
                .map(plugin -> " of plug-in '" + plugin + "'")
                .orElse("");
    }

    /**
     * A table that a stage of the last {@link #run} wrote, or had written before when it is cached.
     *
     * @return empty when that run did not get a table of this kind from that stage
     */
    public Optional<Table> table(String stage, TableKind kind) {
        return last == null ? Optional.empty() : last.table(stage, kind);
    }

    /** The labels that the counts of the last {@link #run} are about; empty when it decided none. */
    public Optional<Table> labels() {
        return last == null ? Optional.empty() : last.labels();
    }

    /** Where tasks go out to people and answers come in. */
    public ReviewDesk desk() {
        return new ReviewDesk(plan(), store, runs(), InstantSource.system());
    }

    /** What a run would do, stage by stage. Changes nothing but the memo of file hashes. */
    public List<StagePreview> preview() {
        return runs().preview(plan());
    }

    /** As {@link #preview}, with the memory that the run would take, for which starts of files are read. */
    public RunForecast forecast() {
        return runs().forecast(plan());
    }

    /**
     * How far the workflow is: its last run, what the next one would do, what people have answered. Changes nothing but
     * the memo of file hashes.
     */
    public WorkflowStatus status() {
        return WorkflowStatus.of(plan().workflow().name(), store, preview());
    }

    private Runs runs() {
        return new Runs(
                preparation.options().threads(),
                preparation.options().rerun(),
                preparation.plugins(),
                preparation.expressions(),
                preparation.secrets(),
                store,
                pool,
                listener,
                cancellation);
    }

    private Plan plan() {
        Plan plan = preparation.plan();
        if (plan == null) {
            throw new LabelingException(preparation.problems());
        }
        return plan;
    }

    private RunReport withWarnings(RunReport report, List<Problem> cutShort) {
        List<Problem> problems = new ArrayList<>(preparation.problems());
        problems.addAll(cutShort);
        problems.addAll(report.problems());
        return new RunReport(
                report.run(),
                report.workflow(),
                report.status(),
                report.stages(),
                report.counts(),
                report.outputs(),
                problems);
    }

    private StoreLock lock() {
        Optional<StoreLock> free = store.tryLock();
        if (free.isPresent()) {
            return free.get();
        }
        String owner = store.owner().map(StoreOwner::toString).orElse("another run");
        if (!preparation.options().waitForStore()) {
            throw new LabelingException(
                    StandardError.STORE,
                    null,
                    "the store " + store.root() + " is in use by " + owner,
                    "leave out --no-wait to wait for it");
        }
        listener.problem(
                Problem.warning(StandardError.STORE, null, "waiting for the store, which is in use by " + owner, null));
        while (!cancellation.requested()) {
            free = store.tryLock();
            if (free.isPresent()) {
                return free.get();
            }
            try {
                Thread.sleep(LOCK_POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancellation.request();
            }
        }
        throw new LabelingException(StandardError.INTERRUPTED, "interrupted while " + owner + " had the store");
    }

    @Override
    public void close() {
        pool.close();
        store.close();
    }
}
