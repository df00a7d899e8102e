package io.labelwright.engine.plan;

import io.labelwright.engine.workflow.Workflow;
import io.labelwright.spi.label.LabelSchema;
import java.util.ArrayList;
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

    /**
     * The stages of a loop in a round, in file order, without its end.
     *
     * @param round from 1 to as many as the loop may have
     */
    public List<PlannedStage> round(PlannedStage loop, int round) {
        // Rounds of equal length stand one after the other before the loop, each with its end behind it.
        int end = loop.index() - 1;
        int rounds = stages.get(end).round();
        int length = end;
        while (!stages.get(length - 1).isGate()) {
            length--;
        }
        length = end - length;
        int from = end - (rounds - round) * (length + 1) - length;
        return stages.subList(from, from + length);
    }

    /** For each position which one it is in the {@link #order}. */
    public int[] ranks() {
        var ranks = new int[stages.size()];
        for (int rank = 0; rank < order.size(); rank++) {
            ranks[order.get(rank)] = rank;
        }
        return ranks;
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
        var open = new ArrayList<Integer>(order.size());
        for (int position : order) {
            if (isOpen(stages.get(position), rounds)) {
                open.add(position);
            }
        }
        return new TableFlow(new Wiring(stages, rounds).flow(), open, skipped);
    }

    /** Ids of these stages. */
    public Set<String> ids(Set<Integer> positions) {
        Set<String> ids = new LinkedHashSet<>();
        positions.forEach(position -> ids.add(stages.get(position).id()));
        return ids;
    }
}
