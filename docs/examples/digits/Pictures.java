import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws what the example has written: {@code out/steps.svg}, how many images have a label after so many steps and how many
 * of these are right; {@code out/map.svg}, all images on their two principal axes, coloured by label. README.md says how to
 * run it.
 */
public final class Pictures {

    /** Ten colours that people who see red and green alike can tell apart, too (Tol's muted scheme and grey). */
    private static final String[] COLOURS = {
        "#332288", "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255", "#aa4499", "#888888"
    };

    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private Pictures() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        var out = Path.of("out");
        write(steps(rows(out.resolve("steps.csv"))), out.resolve("steps.svg"));
        write(map(rows(Path.of("digits.csv")), rows(out.resolve("labels.csv")), rows(Path.of("hand.csv")),
                rows(out.resolve("queue.csv"))), out.resolve("map.svg"));
    }

    /** The rows of a file without quotes inside cells, by name of column. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        String[] names = lines.get(0).split(",");
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            var row = new LinkedHashMap<String, String>();
            for (int c = 0; c < names.length; c++) {
                row.put(names[c], cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static XYChart chart(int width, int height, String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(width).height(height).title(title).xAxisTitle(x).yAxisTitle(y).build();
        XYStyler style = chart.getStyler();
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(Color.decode("#e3e5e8"));
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        style.setLegendFont(TEXT);
        style.setAxisTitleFont(TEXT);
        style.setAxisTickLabelsFont(TEXT);
        style.setLegendBorderColor(Color.WHITE);
        return chart;
    }

    private static XYChart steps(List<Map<String, String>> rows) {
        XYChart chart = chart(640, 400, "How 100 labels spread over 1,797 images", "steps of label propagation", "percent");
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        chart.getStyler().setYAxisMax(100.0).setYAxisMin(50.0);
        chart.getStyler().setXAxisMin(0.0);
        Map<String, String> names = Map.of(
                "coverage", "images that have got a label", "accuracy", "of these labels: right ones");
        for (String metric : List.of("coverage", "accuracy")) {
            var of = rows.stream().filter(row -> row.get("metric").equals(metric)).toList();
            double[] step = of.stream()
                    .mapToDouble(row -> Double.parseDouble(row.get("of").substring("step_".length())))
                    .toArray();
            double[] value = numbers(of, "value");
            double[] low = numbers(of, "low");
            double[] high = numbers(of, "high");
            double[] half = new double[value.length];
            for (int i = 0; i < half.length; i++) {
                value[i] *= 100;
                half[i] = 50 * (high[i] - low[i]);
            }
            var series = chart.addSeries(names.get(metric), step, value, metric.equals("accuracy") ? half : null);
            series.setLineColor(Color.decode(metric.equals("accuracy") ? "#117733" : "#332288"));
            series.setMarkerColor(series.getLineColor());
            series.setMarker(SeriesMarkers.CIRCLE);
        }
        return chart;
    }

    private static double[] numbers(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .toArray();
    }

    private static XYChart map(
            List<Map<String, String>> images,
            List<Map<String, String>> labels,
            List<Map<String, String>> hand,
            List<Map<String, String>> queue) {
        double[][] place = PrincipalAxes.of(images.stream()
                .map(row -> row.entrySet().stream()
                        .filter(cell -> cell.getKey().startsWith("p"))
                        .mapToDouble(cell -> Double.parseDouble(cell.getValue()))
                        .toArray())
                .toArray(double[][]::new));
        XYChart chart = chart(900, 700, "1,797 images on their two principal axes, by label", "", "");
        chart.getStyler().setAxisTicksVisible(false);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        Set<String> byHand = items(hand, "id");
        Set<String> asked = items(queue, "item");
        var all = new ArrayList<Integer>();
        for (int i = 0; i < labels.size(); i++) {
            all.add(i);
        }
        for (int digit = 0; digit < 10; digit++) {
            String name = Integer.toString(digit);
            var of = all.stream().filter(i -> labels.get(i).get("label").equals(name)).toList();
            add(chart, name, place, of, Color.decode(COLOURS[digit]), new Dot());
        }
        for (int digit = 0; digit < 10; digit++) {
            String name = Integer.toString(digit);
            var of = all.stream()
                    .filter(i -> byHand.contains(labels.get(i).get("item")))
                    .filter(i -> labels.get(i).get("label").equals(name))
                    .toList();
            add(chart, "labelled by hand " + name, place, of, Color.decode(COLOURS[digit]), new Diamond())
                    .setShowInLegend(false);
        }
        add(chart, "for a person", place, all.stream()
                .filter(i -> asked.contains(labels.get(i).get("item")))
                .toList(), Color.BLACK, new Ring());
        // The legend shows the mark once, without a class.
        add(chart, "labelled by hand", place, List.of(), Color.WHITE, new Diamond());
        return chart;
    }

    private static Set<String> items(List<Map<String, String>> rows, String column) {
        var items = new HashSet<String>();
        rows.forEach(row -> items.add(row.get(column)));
        return items;
    }

    private static XYSeries add(
            XYChart chart, String name, double[][] place, List<Integer> items, Color colour, Marker marker) {
        double[] x = items.stream().mapToDouble(i -> place[i][0]).toArray();
        double[] y = items.stream().mapToDouble(i -> place[i][1]).toArray();
        // A series has a point, and one that is nowhere is not drawn.
        double[] nowhere = {Double.NaN};
        var series = chart.addSeries(name, x.length == 0 ? nowhere : x, y.length == 0 ? nowhere : y);
        series.setMarker(marker);
        series.setMarkerColor(colour);
        return series;
    }

    private static void write(XYChart chart, Path file) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null);
        var svg = new SVGGraphics2D(document);
        svg.setSVGCanvasSize(new Dimension(chart.getWidth(), chart.getHeight()));
        chart.paint(svg, chart.getWidth(), chart.getHeight());
        try (Writer writer = Files.newBufferedWriter(file)) {
            svg.stream(writer, true);
        }
    }

    /** An image. */
    private static final class Dot extends Marker {

        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            graphics.fill(new Ellipse2D.Double(x - 2.5, y - 2.5, 5, 5));
        }
    }

    /** One that somebody labelled. */
    private static final class Diamond extends Marker {

        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            var shape = new Path2D.Double();
            shape.moveTo(x - 6, y);
            shape.lineTo(x, y - 6);
            shape.lineTo(x + 6, y);
            shape.lineTo(x, y + 6);
            shape.closePath();
            graphics.fill(shape);
            graphics.setColor(Color.BLACK);
            graphics.setStroke(new BasicStroke(1.5f));
            graphics.draw(shape);
        }
    }

    /** One that somebody should look at. */
    private static final class Ring extends Marker {

        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            graphics.setStroke(new BasicStroke(1.5f));
            graphics.draw(new Ellipse2D.Double(x - 6, y - 6, 12, 12));
        }
    }

    /** The two directions in which points differ most. */
    private static final class PrincipalAxes {

        private static final int STEPS = 200;

        /** Per point its place on both: power iteration on the covariances, the first axis taken out for the second. */
        static double[][] of(double[][] points) {
            int width = points[0].length;
            double[] mean = new double[width];
            for (double[] point : points) {
                for (int c = 0; c < width; c++) {
                    mean[c] += point[c] / points.length;
                }
            }
            double[][] covariance = new double[width][width];
            for (double[] point : points) {
                for (int a = 0; a < width; a++) {
                    for (int b = 0; b < width; b++) {
                        covariance[a][b] += (point[a] - mean[a]) * (point[b] - mean[b]);
                    }
                }
            }
            double[][] axes = {axis(covariance, null), null};
            axes[1] = axis(covariance, axes[0]);
            double[][] place = new double[points.length][2];
            for (int i = 0; i < points.length; i++) {
                for (int d = 0; d < 2; d++) {
                    for (int c = 0; c < width; c++) {
                        place[i][d] += (points[i][c] - mean[c]) * axes[d][c];
                    }
                }
            }
            return place;
        }

        private static double[] axis(double[][] covariance, double[] without) {
            double[] axis = new double[covariance.length];
            Arrays.setAll(axis, c -> 1 + c);
            for (int step = 0; step < STEPS; step++) {
                double[] next = new double[axis.length];
                for (int a = 0; a < next.length; a++) {
                    next[a] = dot(covariance[a], axis);
                }
                double same = without == null ? 0 : dot(next, without);
                double length = 0;
                for (int a = 0; a < next.length; a++) {
                    next[a] -= without == null ? 0 : same * without[a];
                    length += next[a] * next[a];
                }
                for (int a = 0; a < next.length; a++) {
                    axis[a] = next[a] / Math.sqrt(length);
                }
            }
            return axis;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
