package io.labelwright.cli.graph;

import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.WorkflowGraph;
import io.labelwright.engine.yaml.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A flowchart of Mermaid. Nodes are numbered, since ids may be words of Mermaid such as {@code end}; a loop is a
 * subgraph.
 */
final class GraphMermaid {

    private final StringBuilder text = new StringBuilder("flowchart LR");
    private int nodes;

    private GraphMermaid() {}

    static String draw(List<StageNode> stages) {
        var drawing = new GraphMermaid();
        drawing.add(stages, "  ");
        return drawing.text.toString();
    }

    private void add(List<StageNode> stages, String indent) {
        var graph = WorkflowGraph.of(stages);
        Map<String, String> names = new HashMap<>();
        for (StageNode stage : stages) {
            String name = "s" + nodes++;
            names.put(stage.id().value(), name);
            String label = "[\"" + escaped(stage.id().value()) + "<br/>"
                    + escaped(stage.uses().value()) + "\"]";
            if (stage.inner().isEmpty()) {
                text.append('\n').append(indent).append(name).append(label);
            } else {
                text.append('\n')
                        .append(indent)
                        .append("subgraph ")
                        .append(name)
                        .append(label);
                add(stage.inner(), indent + "  ");
                text.append('\n').append(indent).append("end");
            }
        }
        var edges = Edge.of(stages, graph);
        for (StageNode stage : stages) {
            for (Edge edge : edges.getOrDefault(stage.id().value(), List.of())) {
                text.append('\n')
                        .append(indent)
                        .append(names.get(edge.from().id().value()))
                        .append(edge.table().isEmpty() ? " --> " : " -. " + edge.table() + " .-> ")
                        .append(names.get(stage.id().value()));
            }
        }
    }

    /** Text in quotes: Mermaid reads entities of its own kind, {@code #} first of all. */
    private static String escaped(String raw) {
        return SafeText.escape(raw)
                .replace("#", "#35;")
                .replace("&", "#38;")
                .replace("\"", "#34;")
                .replace("<", "#60;")
                .replace(">", "#62;");
    }
}
