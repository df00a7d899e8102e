package io.labelwright.cli.graph;

import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.WorkflowGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One stage behind another.
 *
 * @param from the stage that comes first
 * @param to the stage that waits for it
 * @param table the table that {@code to} takes from it by {@code from:}; empty for a need
 */
record Edge(StageNode from, StageNode to, String table) {

    /** The edges between the stages of one list, by the id of the stage that waits. */
    static Map<String, List<Edge>> of(List<StageNode> stages, WorkflowGraph graph) {
        Map<String, StageNode> byId = new HashMap<>();
        stages.forEach(stage -> byId.putIfAbsent(stage.id().value(), stage));
        Map<String, List<Edge>> all = new HashMap<>();
        for (StageNode stage : stages) {
            var edges = new ArrayList<Edge>();
            graph.needs(stage).forEach(need -> edges.add(new Edge(need, stage, "")));
            stage.from().forEach((table, id) -> {
                StageNode from = byId.get(id.value());
                if (from != null) {
                    edges.add(new Edge(from, stage, table.word()));
                }
            });
            all.put(stage.id().value(), edges);
        }
        return all;
    }
}
