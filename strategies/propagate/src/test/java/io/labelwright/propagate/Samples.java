package io.labelwright.propagate;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Items with a graph or features, and a few labels. */
public final class Samples {

    private Samples() {}

    /** A point per item and a label for two of three, both made of its id. */
    public static InMemoryInputs points(SampleData data) {
        InMemoryInputs inputs = data.inputs();
        double[][] points = data.ids().stream()
                .map(id -> {
                    RandomSequence draws = SeededRandom.of(1).sequence(SeededRandom.key(id));
                    return new double[] {draws.nextGaussian(), draws.nextGaussian()};
                })
                .toArray(double[][]::new);
        for (int i = 0; i < points.length; i++) {
            String id = data.ids().get(i);
            if (i == 0 || SeededRandom.of(2).below(3, SeededRandom.key(id), 0) > 0) {
                boolean wrong = SeededRandom.of(3).below(8, SeededRandom.key(id), 0) == 0;
                inputs.label(id, points[i][0] > 0.3 != wrong ? "spam" : points[i][1] > 0 ? "ham" : "news");
            }
        }
        return points.length == 0 ? inputs : inputs.features("points", List.of("x", "y"), points);
    }

    /** Adds the table {@code graph}: source, target, weight, source, target, weight, ... of items that are there. */
    public static InMemoryInputs graph(InMemoryInputs inputs, Object... edges) {
        var rows = new TableBuilder(
                TableKind.GRAPH,
                List.of(),
                Map.of("source", inputs.items().ids(), "target", inputs.items().ids()));
        for (int e = 0; e < edges.length; e += 3) {
            rows.text(0, (String) edges[e]).text(1, (String) edges[e + 1]);
            double weight = ((Number) edges[e + 2]).doubleValue();
            if (!Double.isNaN(weight)) {
                rows.number(2, weight);
            }
            rows.end();
        }
        return inputs.with(rows.build()).writtenBy(TableKind.GRAPH, "edges");
    }

    /** The graph and the seeds of the golden figures. */
    public static InMemoryInputs golden() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("c0", "c1", "c2", "c3");
        for (int i = 0; i < 80; i++) {
            inputs.items(Integer.toString(i));
        }
        lines("seeds.csv").forEach(cells -> inputs.label(cells[0], "c" + cells[1]));
        return graph(
                inputs,
                lines("edges.csv").stream()
                        .flatMap(cells -> List.<Object>of(cells[0], cells[1], Double.parseDouble(cells[2])).stream())
                        .toArray());
    }

    /** The same with the predictions of the golden model. */
    public static InMemoryInputs goldenPredicted() {
        InMemoryInputs inputs = golden();
        var rows = predictions(inputs);
        lines("predictions.csv")
                .forEach(cells -> predict(
                        rows,
                        cells[0],
                        "model",
                        Arrays.stream(cells)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray()));
        return inputs.with(rows.build());
    }

    /** A table of predictions of the items and classes of a view. */
    public static TableBuilder predictions(InMemoryInputs inputs) {
        return new TableBuilder(
                TableKind.PREDICTIONS,
                inputs.schema().classes().stream()
                        .map(one -> ColumnSpec.number("p:" + one.name()))
                        .toList(),
                Map.of("item", inputs.items().ids()));
    }

    /** Adds a row to it. */
    public static void predict(TableBuilder rows, String item, String model, double... p) {
        rows.text(0, item).text(1, model).numbers(3, p, 0, p.length).end();
    }

    /** The cells of a golden file, without its head. */
    public static List<String[]> lines(String file) {
        try {
            var place = Samples.class.getResource("/golden/" + file);
            if (place == null) {
                throw new IllegalArgumentException("there is no golden file " + file);
            }
            return Files.readAllLines(Path.of(place.toURI())).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
