package io.labelwright.engine.review;

import io.labelwright.engine.people.StageAnswers;
import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.run.Runs;
import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The desk over which tasks go out to people and answers come in. Needs no run, and runs may go on meanwhile. */
public final class ReviewDesk {

    private final Plan plan;
    private final Store store;
    private final Runs runs;
    private final InstantSource clock;

    /** The desk of a workflow. */
    public ReviewDesk(Plan plan, Store store, Runs runs, InstantSource clock) {
        this.plan = plan;
        this.store = store;
        this.runs = runs;
        this.clock = clock;
    }

    /** The stages that ask people, as they stand in the file. */
    public List<String> stages() {
        return plan.stages().stream()
                .filter(PlannedStage::asksPeople)
                .map(PlannedStage::id)
                .toList();
    }

    /** As {@link #stages}, with the first round to stand for all of a loop; for messages. */
    List<String> shownStages() {
        return plan.stages().stream()
                .filter(PlannedStage::asksPeople)
                .filter(stage -> stage.round() <= 1)
                .map(PlannedStage::id)
                .toList();
    }

    /** Task and classes; reads the imports if the classes come from the data. */
    public LabelSchema schema() {
        LabelSchema schema = plan.schema();
        return schema == null ? runs.intake(plan).schema() : schema;
    }

    /**
     * What is open: of each stage that was waiting when the workflow ran last, the tasks that were not answered since.
     *
     * @param only the one stage that is meant; null for all
     * @throws LabelingException when no stage asks people, or none has asked yet
     */
    public List<OpenTasks> open(@Nullable String only) {
        var open = new ArrayList<OpenTasks>();
        List<Answer> log = store.answers().read(plan.workflow().name());
        for (String stage : waiting()) {
            if (only == null || only.equals(stage)) {
                tasks(stage).ifPresent(table -> open.add(OpenTasks.of(stage, table, StageAnswers.of(log, stage))));
            }
        }
        if (open.isEmpty()) {
            throw nothingAsked(only);
        }
        return open;
    }

    private LabelingException nothingAsked(@Nullable String only) {
        if (stages().isEmpty() && waiting().isEmpty()) {
            return new LabelingException(
                    StandardError.USAGE,
                    null,
                    "no stage of the workflow '" + plan.workflow().name() + "' asks people",
                    "add one: uses: review/people");
        }
        if (only != null && !stages().contains(only)) {
            var known = new LinkedHashSet<>(shownStages());
            known.addAll(waiting());
            return new LabelingException(
                    StandardError.UNKNOWN_STAGE,
                    null,
                    "no stage " + SafeText.quoted(only) + " asks people",
                    NearestWord.hint(only, known));
        }
        return new LabelingException(
                StandardError.USAGE,
                null,
                "no stage waits for people now",
                "run the workflow: a run that waits for people ends with exit code 3");
    }

    /**
     * Stages whose last state is that they wait. A round of a loop that the workflow has no more, or that the last run
     * that came to its end did not come to, waits for nobody, though its record says so.
     */
    private Set<String> waiting() {
        var waiting = new LinkedHashSet<String>();
        Optional<Set<String>> lastRun = stagesOfLastRun();
        for (PlannedStage stage : plan.stages()) {
            boolean begun = stage.round() == 0
                    || lastRun.map(stages -> stages.contains(stage.id())).orElse(true);
            if (stage.asksPeople() && begun && isWaiting(stage.id())) {
                waiting.add(stage.id());
            }
        }
        return waiting;
    }

    /** The stages of the last run that came to its end; empty when none has. */
    private Optional<Set<String>> stagesOfLastRun() {
        List<String> ids = store.runs().ids();
        for (int i = ids.size() - 1; i >= 0; i--) {
            Optional<RunRecord> run = store.runs()
                    .find(ids.get(i))
                    .filter(found -> found.workflow().equals(plan.workflow().name()))
                    .filter(found -> found.status().equals(RunStatus.DONE.word())
                            || found.status().equals(RunStatus.WAITING.word()));
            if (run.isPresent()) {
                return Optional.of(run.get().stages().stream().map(RunStage::id).collect(Collectors.toSet()));
            }
        }
        return Optional.empty();
    }

    private boolean isWaiting(String stage) {
        return store.latest(plan.workflow().name(), stage)
                .filter(StageRecord::isWaiting)
                .isPresent();
    }

    private Optional<Table> tasks(String stage) {
        return store.latest(plan.workflow().name(), stage).filter(StageRecord::isWaiting).stream()
                .flatMap(record -> record.outputs().stream())
                .filter(output -> output.table() == TableKind.QUEUE)
                .findFirst()
                .flatMap(output -> store.get(output.sha256()));
    }

    /**
     * Takes answers: all of them or, when something is wrong with one, none. When it returns they are in the store for
     * good.
     *
     * @param given in the order of their file
     * @param stage the stage that they are for where they don't say; null to find it out
     * @throws LabelingException with every row that is wrong
     */
    public Receipt take(List<GivenAnswer> given, @Nullable String stage) {
        List<GivenAnswer> filled =
                given.stream().filter(answer -> !answer.isEmpty()).toList();
        var check = new AnswerCheck(
                schema(),
                runs.intake(plan),
                new StageOfAnswer(this, plan, stage),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        List<Answer> checked = check.check(filled, plan.workflow().name(), plan.guidelines());
        var merge = new AnswerMerge(checked, filled);
        List<Answer> kept = store.answers().update(plan.workflow().name(), merge::decide);
        int corrections =
                (int) kept.stream().filter(answer -> answer.corrects() > 0).count();
        if (!kept.isEmpty()) {
            store.audit()
                    .add(
                            clock.instant(),
                            "answers",
                            plan.workflow().name(),
                            kept.size() + " answers, numbers " + kept.get(0).number() + " to "
                                    + kept.get(kept.size() - 1).number());
        }
        return new Receipt(
                kept.size(), corrections, checked.size() - kept.size(), given.size() - filled.size(), merge.warnings());
    }
}
