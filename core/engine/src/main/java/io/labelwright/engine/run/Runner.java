package io.labelwright.engine.run;

import io.labelwright.engine.people.AnswerBook;
import io.labelwright.engine.plan.LoopPlace;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.secret.SecretMask;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stages of a plan, each as soon as what it reads is there, on a bounded number of threads. A stage that fails
 * does not stop others that do not need it: what they do is kept for the next run.
 */
public final class Runner {

    /** How long a stage that is over its time and was interrupted may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final int RESERVE = 4 << 20;
    private static final long ANSWER_POLL_MILLIS = 500;

    private final Plan plan;
    private final RunState state;
    private final StageRun stageRun;
    private final StageConditions conditions;
    private final AnswerBook answers;
    private final Manifests manifests;
    private final Store store;
    private final Supplier<Expressions> expressions;
    private final RunListener listener;
    private final RunJournal journal;
    private final SecretMask secrets;
    private final Cancellation cancellation;
    private final int threads;
    private final List<Problem> problems = new ArrayList<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Map<Integer, Running> running = new HashMap<>();
    private final ReadyStages ready;
    private final Map<Integer, RoundEnd.Decision> decisions = new ConcurrentHashMap<>();

    /** Memory to tell with that a stage took all the rest of it and does not give it back. */
    @SuppressWarnings("unused") // its use is to be let go
    private volatile byte @Nullable [] reserve = new byte[RESERVE];

    /** A stage that is over. */
    private record Ended(PlannedStage stage, StageResult result, List<Problem> problems) {}

    /** A stage on a thread. */
    private static final class Running {
        private final long started = System.nanoTime();
        private volatile @Nullable Thread thread;
        private volatile boolean interrupted;
    }

    Runner(
            Plan plan,
            RunState state,
            StageRun stageRun,
            StageConditions conditions,
            AnswerBook answers,
            Manifests manifests,
            Store store,
            Supplier<Expressions> expressions,
            RunListener listener,
            RunJournal journal,
            SecretMask secrets,
            Cancellation cancellation,
            int threads) {
        this.plan = plan;
        this.state = state;
        this.ready = new ReadyStages(plan, state);
        this.stageRun = stageRun;
        this.conditions = conditions;
        this.answers = answers;
        this.manifests = manifests;
        this.store = store;
        this.expressions = expressions;
        this.listener = listener;
        this.journal = journal;
        this.secrets = secrets;
        this.cancellation = cancellation;
        this.threads = Math.max(1, threads);
    }

    /** Id of the run. */
    public String id() {
        return journal.id();
    }

    /** Runs all stages that can run, and says what became of each. */
    public RunReport run() {
        return run(false);
    }

    /**
     * Runs all stages that can run, and says what became of each.
     *
     * @param untilAnswered whether to wait for people when there is nothing else to do, until all have answered
     */
    public RunReport run(boolean untilAnswered) {
        // Not bounded by itself: a stage that was given up keeps its thread, and must not keep others from theirs.
        ExecutorService executor = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "labelwright-stage");
            thread.setDaemon(true);
            return thread;
        });
        try {
            startReady(executor);
            while (!running.isEmpty() || (untilAnswered && answersCome(executor))) {
                Ended next = ended.poll(200, TimeUnit.MILLISECONDS);
                if (next == null) {
                    watchTime();
                    watchExit();
                } else if (running.remove(next.stage().index()) != null) {
                    finish(next);
                    startReady(executor);
                }
            }
        } catch (InterruptedException e) {
            cancellation.request();
        } finally {
            executor.shutdownNow();
            store.fileHashes().save();
        }
        return report(journal.id());
    }

    /** Ends the record of the run. */
    public void keep(RunReport report) {
        boolean whole = report.status() == RunStatus.DONE;
        journal.end(report, whole ? new RunCounts(state).labelObject().orElse(null) : null);
    }

    /** A table that a stage left in this run; empty when it left none of this kind. */
    public Optional<Table> table(String stage, TableKind kind) {
        for (PlannedStage candidate : plan.stages()) {
            StageResult result = candidate.id().equals(stage) ? state.result(candidate.index()) : null;
            if (result != null && !result.hash(kind).isEmpty()) {
                return Optional.of(result.tables().get(kind));
            }
        }
        return Optional.empty();
    }

    /** The labels that the counts of the run are about; empty when it decided none. */
    public Optional<Table> labels() {
        return new RunCounts(state).labelTable();
    }

    private void finish(Ended over) {
        state.finish(over.stage(), over.result());
        switch (over.result().report().status()) {
            case WAITING, FAILED, PENDING -> {}
            case SKIPPED -> ready.skipped(over.stage());
            default -> ready.done(over.stage());
        }
        RoundEnd.Decision decision = decisions.get(over.stage().index());
        if (decision != null) {
            state.decided(over.stage(), decision);
            ready.opened(Objects.requireNonNull(over.stage().inLoop()).loop());
            return;
        }
        if (over.stage().isGate()) {
            // Nobody knows of the ends of rounds: what failed is the loop.
            finish(new Ended(
                    plan.stages()
                            .get(Objects.requireNonNull(over.stage().inLoop()).loop()),
                    over.result(),
                    over.problems()));
            return;
        }
        journal.ended(over.stage(), over.result());
        problems.addAll(over.problems());
        over.problems().forEach(listener::problem);
        listener.ended(over.result().report());
    }

    /** Waits for people; false when there is nothing to wait for. */
    private boolean answersCome(ExecutorService executor) throws InterruptedException {
        List<PlannedStage> waiting = waitingStages();
        while (!waiting.isEmpty() && !cancellation.requested()) {
            if (answers.refresh()) {
                waiting.forEach(stage -> {
                    state.reopen(stage);
                    ready.reopen(stage);
                });
                startReady(executor);
                return true;
            }
            Thread.sleep(ANSWER_POLL_MILLIS);
        }
        return false;
    }

    private static boolean isWaiting(@Nullable StageResult result) {
        return result != null && result.report().status() == StageStatus.WAITING;
    }

    private void startReady(ExecutorService executor) {
        if (cancellation.requested()) {
            return;
        }
        while (running.size() < threads) {
            int position = ready.take();
            if (position < 0) {
                return;
            }
            PlannedStage stage = plan.stages().get(position);
            var entry = new Running();
            running.put(position, entry);
            executor.execute(() -> {
                entry.thread = Thread.currentThread();
                Ended over = end(stage, entry);
                entry.thread = null;
                ended.add(over);
            });
        }
    }

    private Ended end(PlannedStage stage, Running entry) {
        long started = System.nanoTime();
        List<Problem> failures;
        try {
            if (stage.isGate()) {
                return atGate(stage);
            }
            if (stage.isLoop()) {
                return new Ended(stage, StageResult.without(new LoopReport(state).ended(stage)), List.of());
            }
            if (!conditions.holds(stage)) {
                return new Ended(stage, conditions.skipped(stage), List.of());
            }
            StageResult result = stageRun.run(stage);
            Balance.check(
                    stage,
                    result.report(),
                    stage.seesItems() ? state.index(stage).ids().size() : -1);
            manifests.write(stage, result);
            StageRecord record = result.record();
            return new Ended(stage, result, record == null ? List.of() : record.problems());
        } catch (Throwable e) {
            // Anything at all: a stage that ended without a word would be waited for without end.
            if (e instanceof OutOfMemoryError) {
                reserve = null;
            }
            failures = secrets.mask(StageFailure.problems(stage, e));
        }
        if (entry.interrupted) {
            // However the strategy took the interruption, what ended it is its time limit.
            failures = List.of(overTime(stage, ""));
        }
        boolean stopped = failures.stream().anyMatch(problem -> problem.code() == StandardError.INTERRUPTED);
        var report = new StageReport(
                stage.id(),
                stage.strategy().id(),
                stopped ? StageStatus.PENDING : StageStatus.FAILED,
                failures.get(0).message(),
                (System.nanoTime() - started) / 1e9,
                Map.of(),
                Map.of());
        return new Ended(stage, StageResult.without(report), failures);
    }

    /** Before the first round and after each one: whether there is one more. */
    private Ended atGate(PlannedStage gate) {
        boolean skipped = gate.round() == 0 && !conditions.holds(gate);
        RoundEnd.Decision decision =
                skipped ? new RoundEnd.Decision(false, LoopReport.SKIPPED) : new RoundEnd(state, expressions).of(gate);
        decisions.put(gate.index(), decision);
        return new Ended(gate, StageResult.without(plain(gate, StageStatus.RAN, decision.reason())), List.of());
    }

    private static StageReport plain(PlannedStage stage, StageStatus status, String reason) {
        return new StageReport(stage.id(), stage.strategy().id(), status, reason, 0, Map.of(), Map.of());
    }

    private void watchTime() {
        running.forEach((position, entry) -> {
            PlannedStage stage = plan.stages().get(position);
            Duration limit = stage.node().timeout();
            Thread thread = entry.thread;
            if (limit == null || thread == null) {
                return;
            }
            long over = System.nanoTime() - entry.started - limit.toNanos();
            if (over > 0 && !entry.interrupted) {
                entry.interrupted = true;
                thread.interrupt();
            } else if (over > GRACE.toNanos()) {
                ended.add(new Ended(
                        stage,
                        StageResult.without(plain(stage, StageStatus.FAILED, "took longer than its timeout")),
                        List.of(overTime(stage, " and does not react"))));
            }
        });
    }

    /** Who waits in System.exit never comes back: its stage has failed. */
    private void watchExit() {
        ForeignExit exit = cancellation.exit();
        if (exit == null) {
            return;
        }
        running.forEach((position, entry) -> {
            PlannedStage stage = plan.stages().get(position);
            boolean itsThread = exit.thread().equals(entry.thread);
            if (itsThread
                    || Objects.equals(exit.plugin(), stage.strategy().origin().plugin())) {
                Problem problem = StageFailure.exit(stage, exit);
                ended.add(new Ended(
                        stage,
                        StageResult.without(plain(stage, StageStatus.FAILED, problem.message())),
                        List.of(problem)));
            }
        });
    }

    private static Problem overTime(PlannedStage stage, String more) {
        Duration limit = Objects.requireNonNullElse(stage.node().timeout(), Duration.ZERO);
        return Problem.error(
                StandardError.TIMEOUT,
                stage.node().id().place(),
                "stage '" + stage.id() + "' took longer than its timeout of " + limit.toMillis() / 1000.0 + " s" + more,
                "raise timeout, or give the stage less to do");
    }

    /**
     * The stage that waits for people and that a stage needs; null when that is not what keeps it.
     *
     * @param waiting all stages that wait for people
     */
    private @Nullable String waitedFor(PlannedStage stage, List<PlannedStage> waiting) {
        TableFlow flow = state.flow();
        for (PlannedStage other : waiting) {
            LoopPlace place = other.inLoop();
            boolean inLoop =
                    place != null && (place.loop() == stage.index() || flow.needs(stage.index(), place.loop()));
            if (inLoop || flow.needs(stage.index(), other.index())) {
                return other.id();
            }
        }
        return null;
    }

    private List<PlannedStage> waitingStages() {
        return plan.stages().stream()
                .filter(stage -> isWaiting(state.result(stage.index())))
                .toList();
    }

    private RunReport report(String id) {
        var reports = new ArrayList<StageReport>();
        var outputs = new ArrayList<StageRecord.Export>();
        boolean failed = false;
        boolean whole = true;
        boolean waits = false;
        boolean onlyWaits = true;
        List<PlannedStage> waiting = waitingStages();
        for (PlannedStage stage : plan.stages()) {
            StageResult result = state.result(stage.index());
            if (stage.isGate() || (stage.inLoop() != null && !state.isOpen(stage))) {
                continue;
            }
            if (result == null) {
                String before = waitedFor(stage, waiting);
                if (stage.isLoop() && state.rounds(stage) > 0) {
                    reports.add(new LoopReport(state).unfinished(stage));
                } else {
                    reports.add(plain(
                            stage,
                            StageStatus.PENDING,
                            before == null
                                    ? "a stage that it needs is not done"
                                    : "after '" + before + "', which waits for people"));
                }
                whole = false;
                onlyWaits &= before != null;
                continue;
            }
            reports.add(result.report());
            failed |= result.report().status() == StageStatus.FAILED;
            whole &= result.report().status() != StageStatus.PENDING;
            onlyWaits &= result.report().status() != StageStatus.PENDING;
            if (isWaiting(result)) {
                waits = true;
                continue;
            }
            if (result.record() != null) {
                outputs.addAll(result.record().exports());
            }
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        boolean forPeople = waits && onlyWaits;
        if ((whole || forPeople) && !failed) {
            try {
                counts.putAll(new RunCounts(state).counts());
            } catch (LabelingException e) {
                e.problems().forEach(listener::problem);
                problems.addAll(e.problems());
                failed = true;
            }
        }
        ForeignExit exit = cancellation.exit();
        if (exit != null && !failed) {
            // It came from no stage that is running, from a thread that an earlier one has left behind perhaps.
            problems.add(exit.problem());
            failed = true;
        }
        RunStatus status;
        if (failed) {
            status = RunStatus.FAILED;
        } else if (whole && !waits) {
            status = RunStatus.DONE;
        } else if (cancellation.requested()) {
            status = RunStatus.INTERRUPTED;
        } else {
            status = forPeople ? RunStatus.WAITING : RunStatus.FAILED;
        }
        return new RunReport(id, plan.workflow().name(), status, reports, counts, outputs, problems);
    }
}
