package io.labelwright.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a method said of the items whose truth is known, in the order of its table, which is the same for all methods.
 *
 * @param right per item 1 when its greatest probability is that of the truth, 0 when not; where several classes are
 *     equally good, the share of the true one among them
 * @param confidence per item its greatest probability
 */
record Judged(double[] right, double[] confidence) {

    private static final double SAME = 1e-9;
    private static final int BINS = 10;

    /**
     * Reads a table of labels with probabilities and the truth (item, class). Names need no quotes, so a line is split
     * at its commas.
     */
    static Judged of(Path truthFile, Path labels) throws IOException {
        Map<String, String> truth = new HashMap<>();
        for (String line : Files.readAllLines(truthFile, StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", -1);
            truth.put(cells[0], cells[1]);
        }
        List<String> lines = Files.readAllLines(labels, StandardCharsets.UTF_8);
        String[] header = lines.get(0).split(",", -1);
        List<String[]> rows = lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> truth.containsKey(cells[0]))
                .toList();
        var right = new double[rows.size()];
        var confidence = new double[rows.size()];
        for (int item = 0; item < right.length; item++) {
            String[] cells = rows.get(item);
            confidence[item] = best(header, cells);
            right[item] = share(header, cells, truth.getOrDefault(cells[0], ""), confidence[item]);
        }
        return new Judged(right, confidence);
    }

    private static double best(String[] header, String[] cells) {
        double best = 0;
        for (int at = 0; at < header.length; at++) {
            if (header[at].startsWith("p:") && !cells[at].isEmpty()) {
                best = Math.max(best, Double.parseDouble(cells[at]));
            }
        }
        return best;
    }

    private static double share(String[] header, String[] cells, String known, double best) {
        int tied = 0;
        boolean hit = false;
        for (int at = 0; at < header.length; at++) {
            if (header[at].startsWith("p:") && !cells[at].isEmpty() && Double.parseDouble(cells[at]) >= best - SAME) {
                tied++;
                hit |= header[at].equals("p:" + known);
            }
        }
        return hit ? 1.0 / tied : 0;
    }

    /** How many items were judged. */
    int items() {
        return right.length;
    }

    /** Accuracy in percent. */
    double accuracy() {
        double sum = 0;
        for (double one : right) {
            sum += one;
        }
        return 100 * sum / right.length;
    }

    /** Expected calibration error in points: ten bins of equal width. */
    double calibrationError() {
        var difference = new double[BINS];
        for (int item = 0; item < right.length; item++) {
            int bin = Math.min(BINS - 1, (int) (confidence[item] * BINS));
            difference[bin] += confidence[item] - right[item];
        }
        double sum = 0;
        for (double one : difference) {
            sum += Math.abs(one);
        }
        return 100 * sum / right.length;
    }
}
