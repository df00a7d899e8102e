package io.labelwright.cli.graph;

import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.WorkflowGraph;
import io.labelwright.engine.yaml.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line per stage, each after those that it needs; the stages of a loop are indented below it. */
final class GraphText {

    private static final String INDENT = "  ";

    private record Line(String id, String uses, String needs) {}

    private GraphText() {}

    static String draw(List<StageNode> stages) {
        var lines = new ArrayList<Line>();
        add(stages, "", lines);
        int ids = width(lines.stream().map(Line::id).toList());
        int uses = width(lines.stream().map(Line::uses).toList());
        return lines.stream()
                .map(line -> (padded(line.id(), ids) + "  " + padded(line.uses(), uses) + "  " + line.needs())
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static void add(List<StageNode> stages, String indent, List<Line> lines) {
        var graph = WorkflowGraph.of(stages);
        var edges = Edge.of(stages, graph);
        for (StageNode stage : graph.order()) {
            String needs = edges.getOrDefault(stage.id().value(), List.of()).stream()
                    .map(edge -> SafeText.escape(edge.from().id().value())
                            + (edge.table().isEmpty() ? "" : " (" + edge.table() + ")"))
                    .collect(Collectors.joining(", "));
            lines.add(new Line(
                    indent + SafeText.escape(stage.id().value()),
                    SafeText.escape(stage.uses().value()),
                    needs.isEmpty() ? "" : "<- " + needs));
            add(stage.inner(), indent + INDENT, lines);
        }
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
