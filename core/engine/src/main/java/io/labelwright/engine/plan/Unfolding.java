package io.labelwright.engine.plan;

import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.WorkflowGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lays the stages of a workflow out in a row, the rounds of loops one after the other, each as often as the loop may
 * have rounds. How many it has shows when it runs; who runs opens one after the other.
 */
final class Unfolding {

    private final List<PlannedStage> stages = new ArrayList<>();
    private final Set<Integer> unsound = new TreeSet<>();
    /** Positions that a stage of the file takes, in the order in which they run. */
    private final Map<String, List<Integer>> places = new HashMap<>();

    /** A stage as it was checked. */
    record Checked(PlannedStage stage, boolean sound) {}

    /** Adds a stage that is no loop. */
    void add(Checked checked) {
        places.put(checked.stage().id(), List.of(place(checked, null)));
    }

    /**
     * Adds a loop.
     *
     * @param inner its stages, in file order
     * @param rounds how many rounds it has at most
     */
    void add(Checked loop, List<Checked> inner, int rounds) {
        PlannedStage own = loop.stage();
        int position = stages.size() + 1 + rounds * (inner.size() + 1);
        var order = new ArrayList<Integer>();
        order.add(gate(own, position, 0));
        List<StageNode> sequence = WorkflowGraph.of(own.node().inner()).order();
        for (int round = 1; round <= rounds; round++) {
            Map<String, Integer> ofRound = new HashMap<>();
            for (Checked stage : inner) {
                String id = stage.stage().id();
                ofRound.put(id, place(stage, new LoopPlace(position, own.id(), round, id)));
            }
            for (StageNode node : sequence) {
                Integer at = ofRound.get(node.id().value());
                if (at != null) {
                    order.add(at);
                }
            }
            order.add(gate(own, position, round));
        }
        order.add(place(loop, null));
        places.put(own.id(), order);
    }

    private int gate(PlannedStage loop, int position, int round) {
        stages.add(loop.at(stages.size(), new LoopPlace(position, loop.id(), round, "")));
        return stages.size() - 1;
    }

    private int place(Checked checked, @org.jspecify.annotations.Nullable LoopPlace place) {
        int position = stages.size();
        stages.add(checked.stage().at(position, place));
        if (!checked.sound()) {
            unsound.add(position);
        }
        return position;
    }

    /** The stages in their row. */
    List<PlannedStage> stages() {
        return stages;
    }

    /** Positions of the stages whose config has errors. */
    Set<Integer> unsound() {
        return unsound;
    }

    /** Positions so that each stage comes after those that it waits for. */
    List<Integer> order(WorkflowGraph graph) {
        var order = new ArrayList<Integer>();
        for (StageNode node : graph.order()) {
            order.addAll(places.getOrDefault(node.id().value(), List.of()));
        }
        return order;
    }
}
