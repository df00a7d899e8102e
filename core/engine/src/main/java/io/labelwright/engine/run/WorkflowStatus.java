package io.labelwright.engine.run;

import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.database.Answer;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a workflow is: its last run, what the next one would do, and what people have answered.
 *
 * @param workflow its name
 * @param run its last run; null when there was none
 * @param stages all stages of the workflow file in its order, then those of the last run that are not in it, such as
 *     the rounds of a loop
 * @param people the stages that ask people
 */
public record WorkflowStatus(String workflow, @Nullable RunRecord run, List<StageState> stages, List<Asked> people) {

    /**
     * A stage.
     *
     * @param last what became of it in the last run; null when it was not in it
     * @param next what a run would do with it now; null when it is not in the workflow file
     */
    public record StageState(
            String id,
            String uses,
            @Nullable RunStage last,
            @Nullable StagePreview next) {}

    /**
     * A stage that asks people.
     *
     * @param queued how many items it asks about; -1 when it is not known
     * @param answered to how many items there is an answer, up to now
     * @param byAnnotator how many answers each person gave, without those that were corrected
     * @param gold how often people were right where the truth is known; empty while the stage waits
     */
    public record Asked(String stage, long queued, long answered, Map<String, Long> byAnnotator, List<GoldScore> gold) {

        public Asked {
            gold = List.copyOf(gold);
        }

        private Asked of(long items, List<GoldScore> scores) {
            return new Asked(stage, items, answered, byAnnotator, scores);
        }
    }

    /**
     * How a person answered hidden questions.
     *
     * @param answers how many
     * @param right how many of them are the truth
     */
    public record GoldScore(String annotator, long answers, long right) {}

    public WorkflowStatus {
        stages = List.copyOf(stages);
        people = List.copyOf(people);
    }

    /** Puts together what the store knows and what a run would do. */
    public static WorkflowStatus of(String workflow, Store store, List<StagePreview> next) {
        RunRecord run = lastRun(workflow, store).orElse(null);
        Map<String, RunStage> last = new HashMap<>();
        if (run != null) {
            run.stages().forEach(stage -> last.put(stage.id(), stage));
        }
        var stages = new ArrayList<StageState>();
        for (StagePreview stage : next) {
            stages.add(new StageState(stage.id(), stage.uses(), last.remove(stage.id()), stage));
        }
        if (run != null) {
            for (RunStage stage : run.stages()) {
                if (last.containsKey(stage.id())) {
                    stages.add(new StageState(stage.id(), stage.uses(), stage, null));
                }
            }
        }
        return new WorkflowStatus(
                workflow, run, stages, people(run, store, store.answers().read(workflow)));
    }

    private static Optional<RunRecord> lastRun(String workflow, Store store) {
        List<String> ids = store.runs().ids();
        for (int i = ids.size() - 1; i >= 0; i--) {
            Optional<RunRecord> run = store.runs().find(ids.get(i));
            if (run.isPresent() && run.get().workflow().equals(workflow)) {
                return run;
            }
        }
        return Optional.empty();
    }

    /** The stages that wait for people, and those that people have answered. */
    private static List<Asked> people(@Nullable RunRecord run, Store store, List<Answer> answers) {
        Map<String, List<Answer>> byStage = new TreeMap<>();
        Set<Long> corrected = new HashSet<>();
        answers.forEach(answer -> corrected.add(answer.corrects()));
        for (Answer answer : answers) {
            byStage.computeIfAbsent(answer.stage(), stage -> new ArrayList<>()).add(answer);
        }
        var people = new ArrayList<Asked>();
        if (run != null) {
            for (RunStage stage : run.stages()) {
                List<Answer> given = byStage.remove(stage.id());
                Optional<StageRecord> waiting = stage.status().equals(StageStatus.WAITING.word())
                        ? store.latest(run.workflow(), stage.id())
                        : Optional.empty();
                // A loop waits with its stage, and has no record of its own.
                if (given != null || waiting.isPresent()) {
                    Asked asked = asked(stage.id(), -1, given == null ? List.of() : given, corrected);
                    long open = waiting.map(record -> record.facts().getOrDefault(StageRecord.OPEN_TASKS, 0.0))
                            .orElse(-1.0)
                            .longValue();
                    long queued = open < 0 ? -1 : open + stage.counts().getOrDefault("answered", 0L);
                    people.add(asked.of(queued, gold(stage, store)));
                }
            }
        }
        byStage.forEach((stage, given) -> people.add(asked(stage, -1, given, corrected)));
        return people;
    }

    private static Asked asked(String stage, long queued, List<Answer> answers, Set<Long> corrected) {
        Set<String> items = new HashSet<>();
        Map<String, Long> byAnnotator = new TreeMap<>();
        for (Answer answer : answers) {
            if (!corrected.contains(answer.number())) {
                items.add(answer.item());
                byAnnotator.merge(answer.annotator(), 1L, Long::sum);
            }
        }
        return new Asked(stage, queued, items.size(), byAnnotator, List.of());
    }

    /** What a stage that asks people says of them. */
    private static List<GoldScore> gold(RunStage stage, Store store) {
        var scores = new ArrayList<GoldScore>();
        for (StageRecord.Output output : stage.outputs()) {
            if (output.table() != TableKind.ANNOTATORS || output.rows() == 0) {
                continue;
            }
            for (Segment segment :
                    store.get(output.sha256()).map(Table::segments).orElse(List.of())) {
                for (int row = 0; row < segment.rows(); row++) {
                    long answers = segment.column(TableKind.ANNOTATORS.column("answers"))
                            .integer(row);
                    double accuracy = segment.column(TableKind.ANNOTATORS.column("accuracy"))
                            .number(row);
                    scores.add(new GoldScore(
                            String.valueOf(segment.column(0).text(row)), answers, Math.round(answers * accuracy)));
                }
            }
        }
        return scores;
    }
}
