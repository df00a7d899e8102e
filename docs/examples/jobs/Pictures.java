import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws what the example has written: {@code out/training.svg}, how much each class counts to learn from, before and
 * after; {@code out/classes.svg}, how many of the new jobs are of each class, in truth and as decided without and with a
 * look at skew; {@code out/choices.svg}, the figure of each choice with its interval. Run it in this folder after the
 * workflow: {@code java Pictures.java}.
 */
public final class Pictures {

    private static final List<String> CLASSES = List.of("VF", "F", "M", "L");
    private static final String[] COLOURS = {"#8a8f98", "#d98f3e", "#2f6f9f"};
    private static final int WIDTH = 640;
    private static final int LEFT = 130;

    private final StringBuilder svg = new StringBuilder();

    public static void main(String[] arguments) throws IOException {
        var out = Path.of("out");
        Map<String, int[]> bars = new LinkedHashMap<>();
        bars.put("truth", counts(rows(Path.of("new.csv")), "class", null));
        bars.put("most probable class", counts(rows(out.resolve("plain.csv")), "label", "plain"));
        bars.put("decided by imbalance/auto", counts(rows(out.resolve("labels.csv")), "label", "decided"));
        Files.writeString(out.resolve("classes.svg"), new Pictures().classes("New jobs by class", bars, COLOURS));
        var training = rows(out.resolve("training.csv"));
        Map<String, int[]> balance = new LinkedHashMap<>();
        balance.put("jobs whose class is known", counts(rows(Path.of("known.csv")), "class", null));
        balance.put("what their rows count, as imbalance/auto chose", weights(training));
        Files.writeString(
                out.resolve("training.svg"),
                new Pictures().classes("Rows by class", balance, new String[] {COLOURS[0], COLOURS[2]}));
        Files.writeString(out.resolve("choices.svg"), new Pictures().choices(rows(out.resolve("why.csv"))));
    }

    /** The rows of a file, by name of column; cells that are read here hold no commas. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        String[] names = lines.get(0).split(",");
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            var row = new LinkedHashMap<String, String>();
            for (int c = 0; c < names.length && c < cells.length; c++) {
                row.put(names[c], cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static int[] counts(List<Map<String, String>> rows, String column, String source) {
        var counts = new int[CLASSES.size()];
        for (var row : rows) {
            int of = CLASSES.indexOf(row.get(column));
            if (of >= 0 && (source == null || source.equals(row.get("source")))) {
                counts[of]++;
            }
        }
        return counts;
    }

    /** What the rows of each class count together: a row that is there twice counts twice. */
    private static int[] weights(List<Map<String, String>> rows) {
        var sums = new double[CLASSES.size()];
        for (var row : rows) {
            int of = CLASSES.indexOf(row.get("label"));
            if (of >= 0) {
                sums[of] += Double.parseDouble(row.get("weight"));
            }
        }
        return java.util.Arrays.stream(sums).mapToInt(sum -> (int) Math.round(sum)).toArray();
    }

    private String classes(String title, Map<String, int[]> bars, String[] colours) {
        int step = 13 + bars.size() * 21;
        int height = 70 + CLASSES.size() * step;
        open(height, title);
        double most = bars.values().stream()
                .flatMapToInt(java.util.Arrays::stream)
                .max()
                .orElse(1);
        int legend = LEFT;
        int colour = 0;
        for (String name : bars.keySet()) {
            rectangle(legend, 38, 12, 12, colours[colour++]);
            text(legend + 18, 49, "start", name);
            legend += 40 + 7 * name.length();
        }
        for (int k = 0; k < CLASSES.size(); k++) {
            int top = 66 + k * step;
            text(LEFT - 12, top + bars.size() * 21 / 2 + 4, "end", CLASSES.get(k));
            colour = 0;
            for (int[] counts : bars.values()) {
                double length = counts[k] / most * (WIDTH - LEFT - 70);
                rectangle(LEFT, top + colour * 21, length, 18, colours[colour]);
                text(LEFT + length + 6, top + colour * 21 + 14, "start", Integer.toString(counts[k]));
                colour++;
            }
        }
        return close();
    }

    private String choices(List<Map<String, String>> rows) {
        var scores = rows.stream().filter(row -> row.get("metric").equals("score")).toList();
        String chosen = rows.stream()
                .filter(row -> row.get("metric").equals("chosen"))
                .map(row -> row.get("x"))
                .findFirst()
                .orElse("");
        double low = scores.stream().mapToDouble(row -> Double.parseDouble(row.get("low"))).min().orElse(0);
        double high = scores.stream().mapToDouble(row -> Double.parseDouble(row.get("high"))).max().orElse(1);
        low = Math.floor(low * 20) / 20;
        high = Math.ceil(high * 20) / 20;
        int bottom = 46 + scores.size() * 30;
        int height = bottom + 62;
        open(height, "Balanced accuracy on held-out jobs, with 95 % intervals");
        for (double tick = low; tick <= high + 1e-9; tick += 0.05) {
            double x = at(tick, low, high);
            line(x, 44, x, bottom, "#e3e5e8", 1);
            text(x, bottom + 18, "middle", String.format(Locale.ROOT, "%.2f", tick));
        }
        // What a choice has to be to the right of to be of any use.
        double nothing = at(scores.get(0), "value", low, high);
        line(nothing, 44, nothing, bottom, COLOURS[1], 1);
        for (int i = 0; i < scores.size(); i++) {
            var row = scores.get(i);
            int y = 62 + i * 30;
            String colour = row.get("x").equals(chosen) ? COLOURS[2] : COLOURS[0];
            text(LEFT - 12, y + 4, "end", row.get("x"));
            line(at(row, "low", low, high), y, at(row, "high", low, high), y, colour, 3);
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"/>\n",
                    at(row, "value", low, high),
                    y,
                    colour));
            text(
                    WIDTH - 20,
                    y + 4,
                    "end",
                    String.format(Locale.ROOT, "%.3f", Double.parseDouble(row.get("value"))));
        }
        rectangle(LEFT, bottom + 36, 12, 12, COLOURS[2]);
        text(LEFT + 18, bottom + 47, "start", "chosen");
        rectangle(LEFT + 90, bottom + 36, 12, 12, COLOURS[1]);
        text(LEFT + 108, bottom + 47, "start", "as good as doing nothing");
        return close();
    }

    private static double at(Map<String, String> row, String column, double low, double high) {
        return at(Double.parseDouble(row.get(column)), low, high);
    }

    private static double at(double value, double low, double high) {
        return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - 90);
    }

    private void open(int height, String title) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"13\">\n<title>%s</title>\n",
                WIDTH, height, WIDTH, height, title));
        rectangle(0, 0, WIDTH, height, "#ffffff");
        text(20, 24, "start", title);
    }

    private void rectangle(double x, double y, double width, double height, String fill) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
                x, y, width, height, fill));
    }

    private void line(double x1, double y1, double x2, double y2, String stroke, int width) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>\n",
                x1, y1, x2, y2, stroke, width));
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#24292f\">%s</text>\n",
                x, y, anchor, text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private String close() {
        return svg.append("</svg>").append("\n").toString();
    }
}
