package io.labelwright.engine.run;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.Store;
import io.labelwright.spi.expression.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        var state = new RunState(plan, tables);
        RunJournal journal = RunJournal.begin(store.runs(), plan, plugins);
        return new Runner(
                plan,
                state,
                stageRun(state, tables, journal.before(listener)),
                new Manifests(state, plugins),
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
        var state = new RunState(plan, tables);
        return new Intake(plan, state, stageRun(state, tables, listener));
    }

    private StageRun stageRun(RunState state, TableCache tables, RunListener told) {
        return new StageRun(state, store, tables, plugins, pool, expressions, secrets, rerun, told, cancellation);
    }

    /** What a run of the plan would do with each stage, in file order. */
    public List<StagePreview> preview(Plan plan) {
        var tables = new TableCache(store);
        var state = new RunState(plan, tables);
        StageRun stageRun = stageRun(state, tables, listener);
        var previews = new StagePreview[plan.stages().size()];
        for (int position : plan.order()) {
            PlannedStage stage = plan.stages().get(position);
            String waitsFor = null;
            boolean forPeople = false;
            for (int before : state.waitsFor(stage)) {
                if (state.result(before) == null) {
                    waitsFor = plan.stages().get(before).id();
                    StagePreview preview = previews[before];
                    forPeople |= preview != null && preview.action() == StagePreview.Action.WAITING;
                }
            }
            if (waitsFor != null) {
                previews[position] = new StagePreview(
                        stage.id(),
                        stage.strategy().id(),
                        forPeople || waitsForPeople(stage)
                                ? StagePreview.Action.WAITING
                                : StagePreview.Action.RUN,
                        forPeople
                                ? "after '" + waitsFor + "', which waits for people"
                                : (waitsForPeople(stage) ? "asks people, " : "")
                                        + "after '" + waitsFor + "', which runs");
                continue;
            }
            StageRun.Decision decision = stageRun.decide(stage);
            var record = decision.record();
            if (record != null && stage.asksPeople() && record.isWaiting()) {
                previews[position] = new StagePreview(
                        stage.id(),
                        stage.strategy().id(),
                        StagePreview.Action.WAITING,
                        StageRun.waitsFor(record));
            } else if (record == null && waitsForPeople(stage) && stageRun.hasNoAnswers(stage)) {
                previews[position] = new StagePreview(
                        stage.id(),
                        stage.strategy().id(),
                        StagePreview.Action.WAITING,
                        "asks people: " + decision.reason());
            } else if (record == null) {
                previews[position] =
                        new StagePreview(stage.id(), stage.strategy().id(), StagePreview.Action.RUN, decision.reason());
            } else {
                previews[position] = new StagePreview(
                        stage.id(), stage.strategy().id(), StagePreview.Action.CACHED, decision.reason());
                state.finish(stage, stageRun.known(stage, record));
            }
        }
        store.fileHashes().save();
        return new ArrayList<>(List.of(previews));
    }

    /** Whether a stage that has not run yet will wait for people, unless they have answered before. */
    private static boolean waitsForPeople(PlannedStage stage) {
        return stage.asksPeople() && !stage.config().isSet("simulate_from");
    }
}
