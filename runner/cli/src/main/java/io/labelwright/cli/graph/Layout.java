package io.labelwright.cli.graph;

import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.WorkflowGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the stages of one list stand: in layers from left to right, each stage one layer behind the last of those that
 * it waits for, and in a layer in the order of what they come from, which keeps lines from crossing where that is easy
 * (Sugiyama, Tagawa and Toda 1981, with one sweep). A loop is a box around the layout of its stages. Lengths are
 * pixels.
 */
final class Layout {

    private static final int LETTER = 8;
    private static final int MARGIN = 14;
    private static final int NARROWEST = 90;
    private static final int BOX_HEIGHT = 46;
    private static final int BETWEEN_LAYERS = 56;
    private static final int BETWEEN_BOXES = 16;

    /** A stage's box; x and y from the corner of the layout that it is part of. */
    record Box(StageNode stage, int x, int y, int width, int height, Layout inner) {}

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, List<Edge>> edges;
    private int width;
    private int height;

    private Layout(Map<String, List<Edge>> edges) {
        this.edges = edges;
    }

    static Layout of(List<StageNode> stages) {
        var graph = WorkflowGraph.of(stages);
        var layout = new Layout(Edge.of(stages, graph));
        layout.place(graph);
        return layout;
    }

    /** Height of the lines of text at the top of a loop's box. */
    static int header() {
        return BOX_HEIGHT;
    }

    static int margin() {
        return MARGIN;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    List<Box> boxes() {
        return new ArrayList<>(boxes.values());
    }

    List<Edge> edges() {
        return boxes.keySet().stream()
                .flatMap(id -> edges.getOrDefault(id, List.of()).stream())
                .toList();
    }

    Box box(StageNode stage) {
        Box box = boxes.get(stage.id().value());
        if (box == null) {
            throw new IllegalArgumentException("no box for " + stage.id().value());
        }
        return box;
    }

    private void place(WorkflowGraph graph) {
        int x = 0;
        for (List<StageNode> layer : layers(graph)) {
            layer.sort((a, b) -> Double.compare(weight(a), weight(b)));
            int y = 0;
            int widest = 0;
            for (StageNode stage : layer) {
                Layout inner = Layout.of(stage.inner());
                boolean loop = !stage.inner().isEmpty();
                int letters = Math.max(
                        stage.id().value().length(), stage.uses().value().length());
                int own = Math.max(NARROWEST, letters * LETTER + 2 * MARGIN);
                int boxWidth = loop ? Math.max(own, inner.width + 2 * MARGIN) : own;
                int boxHeight = loop ? BOX_HEIGHT + inner.height + MARGIN : BOX_HEIGHT;
                boxes.put(stage.id().value(), new Box(stage, x, y, boxWidth, boxHeight, inner));
                y += boxHeight + BETWEEN_BOXES;
                widest = Math.max(widest, boxWidth);
            }
            height = Math.max(height, y - BETWEEN_BOXES);
            width = x + widest;
            x = width + BETWEEN_LAYERS;
        }
    }

    private List<List<StageNode>> layers(WorkflowGraph graph) {
        Map<String, Integer> layerOf = new HashMap<>();
        var layers = new ArrayList<List<StageNode>>();
        for (StageNode stage : graph.order()) {
            int layer = 0;
            for (Edge edge : edges.getOrDefault(stage.id().value(), List.of())) {
                layer = Math.max(layer, layerOf.getOrDefault(edge.from().id().value(), -1) + 1);
            }
            layerOf.put(stage.id().value(), layer);
            while (layers.size() <= layer) {
                layers.add(new ArrayList<>());
            }
            layers.get(layer).add(stage);
        }
        return layers;
    }

    /** The mean height of what a stage comes from; sorting by it is stable, so the order of the file decides ties. */
    private double weight(StageNode stage) {
        return edges.getOrDefault(stage.id().value(), List.of()).stream()
                .map(edge -> boxes.get(edge.from().id().value()))
                .filter(box -> box != null)
                .mapToDouble(box -> box.y() + box.height() / 2.0)
                .average()
                .orElse(0);
    }
}
