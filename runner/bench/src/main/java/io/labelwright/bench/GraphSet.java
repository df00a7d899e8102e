package io.labelwright.bench;

import io.labelwright.math.graph.CsrGraph;
import io.labelwright.math.graph.Edges;
import io.labelwright.math.neighbour.ExactNeighbours;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.ForestNeighbours;
import io.labelwright.math.neighbour.Neighbours;
import io.labelwright.math.neighbour.Points;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.propagate.graph.ItemGraph;
import io.labelwright.spi.kernel.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A set of items whose classes are known, with a graph: {@code edges.csv} (source,target), or the nearest neighbours of
 * {@code x.npy} (rows of 32-bit floats). {@code labels.csv} holds row,label.
 *
 * @param graph of the items
 * @param truth per item its class, -1 for none
 * @param classes how many classes there are
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record GraphSet(Path folder, CsrGraph graph, int[] truth, int classes) {

    private static final int EXACT_UP_TO = 30_000;

    static GraphSet of(Path folder, int k, Execution execution) throws IOException {
        int[] truth = lines(folder.resolve("labels.csv")).stream()
                .mapToInt(cells -> Integer.parseInt(cells[1]))
                .toArray();
        int classes = Arrays.stream(truth).max().orElse(-1) + 1;
        if (Files.exists(folder.resolve("edges.csv"))) {
            List<String[]> edges = lines(folder.resolve("edges.csv"));
            int[] source =
                    edges.stream().mapToInt(cells -> Integer.parseInt(cells[0])).toArray();
            int[] target =
                    edges.stream().mapToInt(cells -> Integer.parseInt(cells[1])).toArray();
            CsrGraph graph = CsrGraph.of(truth.length, Edges.of(source, target, new float[0]), execution);
            return new GraphSet(folder, graph, truth, classes);
        }
        Points points = points(folder.resolve("x.npy"));
        Neighbours neighbours = points.count() <= EXACT_UP_TO
                ? ExactNeighbours.among(points, k, execution, () -> {})
                : ForestNeighbours.among(points, k, 0.98, SeededRandom.of(0).stream("neighbours"), execution, () -> {})
                        .neighbours();
        int[] items = IntStream.range(0, truth.length).toArray();
        CsrGraph graph = ItemGraph.ofNeighbours(truth.length, items, neighbours, Metric.EUCLIDEAN, execution, () -> {});
        return new GraphSet(folder, graph, truth, classes);
    }

    private static List<String[]> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Points points(Path file) throws IOException {
        NumpyFile matrix = NumpyFile.of(file);
        return new Points(matrix.floats(), matrix.columns());
    }

    /**
     * Draws of labelled items: those of {@code trials.csv} (per_class,trial,rows) where there is such a file, those of
     * {@code split.csv} called train where there is that, else so many drawn at random from each class.
     */
    List<int[]> draws(int perClass, int count) throws IOException {
        var draws = new ArrayList<int[]>();
        if (Files.exists(folder.resolve("trials.csv"))) {
            for (String[] cells : lines(folder.resolve("trials.csv"))) {
                if (Integer.parseInt(cells[0]) == perClass && draws.size() < count) {
                    draws.add(Arrays.stream(cells[2].split(" ", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray());
                }
            }
            return draws;
        }
        if (Files.exists(folder.resolve("split.csv"))) {
            draws.add(lines(folder.resolve("split.csv")).stream()
                    .filter(cells -> cells[1].equals("train"))
                    .mapToInt(cells -> Integer.parseInt(cells[0]))
                    .toArray());
            return draws;
        }
        for (int draw = 0; draw < count; draw++) {
            RandomSequence random = SeededRandom.of(draw).sequence(perClass);
            var chosen = new ArrayList<Integer>();
            for (int k = 0; k < classes; k++) {
                int wanted = k;
                int[] of = IntStream.range(0, truth.length)
                        .filter(i -> truth[i] == wanted)
                        .toArray();
                for (int i = 0; i < Math.min(perClass, of.length); i++) {
                    int other = i + random.nextInt(of.length - i);
                    int item = of[other];
                    of[other] = of[i];
                    chosen.add(item);
                }
            }
            draws.add(chosen.stream().mapToInt(Integer::intValue).toArray());
        }
        return draws;
    }

    /** The items that are judged: those of {@code split.csv} called test, or all that have a class. */
    boolean[] judged() throws IOException {
        var judged = new boolean[truth.length];
        if (Files.exists(folder.resolve("split.csv"))) {
            lines(folder.resolve("split.csv")).stream()
                    .filter(cells -> cells[1].equals("test"))
                    .forEach(cells -> judged[Integer.parseInt(cells[0])] = true);
        } else {
            Arrays.setAll(new Object[truth.length], i -> judged[i] = truth[i] >= 0);
        }
        return judged;
    }

    /** The share of each class. */
    double[] shares() {
        var shares = new double[classes];
        long known = Arrays.stream(truth).filter(label -> label >= 0).count();
        for (int label : truth) {
            if (label >= 0) {
                shares[label] += 1.0 / known;
            }
        }
        return shares;
    }
}
