package io.labelwright.cli.graph;

import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.yaml.SafeText;
import java.util.List;

/** A picture without scripts, fonts or links of its own; it follows the reader's choice of a dark or light page. */
final class GraphSvg {

    private static final String STYLE = """
            text{font:13px sans-serif;fill:#1f2933}.uses{font-size:11px;fill:#52606d}
            rect{fill:#fff;stroke:#9aa5b1}.loop{fill:#f0f4f8}path{fill:none;stroke:#52606d}.table{stroke-dasharray:4 3}
            @media(prefers-color-scheme:dark){text{fill:#f5f7fa}.uses{fill:#cbd2d9}rect{fill:#323f4b;stroke:#7b8794}
            .loop{fill:#1f2933}path{stroke:#cbd2d9}}""";

    private final StringBuilder svg = new StringBuilder();

    private GraphSvg() {}

    static String draw(List<StageNode> stages) {
        Layout layout = Layout.of(stages);
        int margin = Layout.margin();
        int width = layout.width() + 2 * margin;
        int height = layout.height() + 2 * margin;
        var drawing = new GraphSvg();
        drawing.svg
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height)
                .append("\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\">\n")
                .append("<title>Stages of the workflow</title>\n<style>" + STYLE + "</style>\n")
                .append("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\"")
                .append(" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8\"/></marker></defs>\n");
        drawing.draw(layout, margin, margin);
        return drawing.svg.append("</svg>").toString();
    }

    private void draw(Layout layout, int x, int y) {
        for (Edge edge : layout.edges()) {
            edge(edge, layout, x, y);
        }
        for (Layout.Box box : layout.boxes()) {
            box(box, x + box.x(), y + box.y());
        }
    }

    private void edge(Edge edge, Layout layout, int x, int y) {
        Layout.Box from = layout.box(edge.from());
        Layout.Box to = layout.box(edge.to());
        int x1 = x + from.x() + from.width();
        int y1 = y + from.y() + from.height() / 2;
        int x2 = x + to.x();
        int y2 = y + to.y() + to.height() / 2;
        int bend = Math.max(20, (x2 - x1) / 2);
        svg.append("<path").append(edge.table().isEmpty() ? "" : " class=\"table\"");
        svg.append(" marker-end=\"url(#arrow)\" d=\"M" + x1 + " " + y1 + "C" + (x1 + bend) + " " + y1 + " ");
        svg.append((x2 - bend) + " " + y2 + " " + x2 + " " + y2 + "\"/>\n");
        if (!edge.table().isEmpty()) {
            text("uses", (x1 + x2) / 2, (y1 + y2) / 2 - 4, edge.table(), true);
        }
    }

    private void box(Layout.Box box, int x, int y) {
        boolean loop = !box.stage().inner().isEmpty();
        svg.append("<rect" + (loop ? " class=\"loop\"" : "") + " x=\"" + x + "\" y=\"" + y + "\" rx=\"6\" width=\"");
        svg.append(box.width() + "\" height=\"" + box.height() + "\"/>\n");
        int left = x + Layout.margin();
        text("", left, y + 20, box.stage().id().value(), false);
        text("uses", left, y + 36, box.stage().uses().value(), false);
        if (loop) {
            draw(box.inner(), left, y + Layout.header());
        }
    }

    private void text(String kind, int x, int y, String raw, boolean middle) {
        svg.append("<text").append(kind.isEmpty() ? "" : " class=\"" + kind + "\"");
        svg.append(middle ? " text-anchor=\"middle\"" : "");
        svg.append(" x=\"" + x + "\" y=\"" + y + "\">").append(escaped(raw)).append("</text>\n");
    }

    private static String escaped(String raw) {
        return SafeText.escape(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
