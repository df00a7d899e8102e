package io.labelwright.engine.plan;

import io.labelwright.engine.workflow.Workflow;
import io.labelwright.spi.label.LabelSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that was checked, ready to run.
 *
 * @param workflow as it stands in the file
 * @param schema task and classes; null while the classes are still to be found in the data
 * @param guidelines version of the guideline text; null when there is none
 * @param access where it may read and write
 * @param stages in file order; the rounds of a loop one after the other before the loop itself, as many as it may have
 * @param order positions of the stages, each after those that it waits for
 */
public record Plan(
        Workflow workflow,
        @Nullable LabelSchema schema,
        @Nullable String guidelines,
        Access access,
        List<PlannedStage> stages,
        List<Integer> order) {

    /** The stages as they stand in the workflow: those of a loop once, in its first round. */
    public List<PlannedStage> written() {
        return stages.stream().filter(PlannedStage::isWritten).toList();
    }

    /** The stages of a loop in a round, in file order, without its end. */
    public List<PlannedStage> round(PlannedStage loop, int round) {
        return stages.stream()
                .filter(stage -> !stage.isGate()
                        && stage.round() == round
                        && stage.inLoop() != null
                        && stage.inLoop().loop() == loop.index())
                .toList();
    }

    /** Whether a stage belongs to what is known of the course of loops. */
    public static boolean isOpen(PlannedStage stage, Map<Integer, Integer> rounds) {
        return stage.inLoop() == null
                || stage.round() <= rounds.getOrDefault(stage.inLoop().loop(), 0);
    }

    /**
     * Who reads from whom.
     *
     * @param skipped the stages that are skipped
     * @param rounds how many rounds each loop has, as far as is known; by its position
     */
    public TableFlow flow(Set<Integer> skipped, Map<Integer, Integer> rounds) {
        return new TableFlow(
                new Wiring(stages, rounds).flow(),
                order.stream()
                        .filter(position -> isOpen(stages.get(position), rounds))
                        .toList(),
                skipped);
    }

    /** Ids of these stages. */
    public Set<String> ids(Set<Integer> positions) {
        Set<String> ids = new LinkedHashSet<>();
        positions.forEach(position -> ids.add(stages.get(position).id()));
        return ids;
    }
}
