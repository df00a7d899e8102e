package io.labelwright.cli.graph;

import io.labelwright.engine.workflow.StageNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a graph of stages can be drawn as. */
public enum GraphFormat {
    /** A line per stage, for terminals. */
    TEXT(GraphText::draw),
    /** A flowchart of Mermaid, which code hosts show in pages. */
    MERMAID(GraphMermaid::draw),
    /** A picture. */
    SVG(GraphSvg::draw);

    private final Function<List<StageNode>, String> drawing;

    GraphFormat(Function<List<StageNode>, String> drawing) {
        this.drawing = drawing;
    }

    /** The word of the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stages of a workflow, without a line end at the end. */
    public String draw(List<StageNode> stages) {
        return drawing.apply(stages);
    }
}
