package io.labelwright.imbalance.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.DataSet;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestStage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows that under-samplers leave which draw nothing, against imbalanced-learn ({@code golden/under.py}). Where two
 * rows are equally near, it depends on the search which one is a neighbour: only rows that stand in such a tie may
 * differ.
 */
final class UnderGoldenTest {

    private static final NearOptions NEAR =
            new NearOptions(new SampleOptions(List.of("train")), List.of(), Metric.EUCLIDEAN);

    /** What a line of the golden file says. */
    record Golden(String data, String method, boolean kept, Set<Integer> rows) {
        @Override
        public String toString() {
            return data + " " + method;
        }

        Set<Integer> stay(int size) {
            return IntStream.range(0, size)
                    .filter(row -> rows.contains(row) == kept)
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(UnderGoldenTest.class.getResource("/golden/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Golden> read(String name) throws IOException {
        return Files.readAllLines(resource(name)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Golden(
                        cells[0],
                        cells[1],
                        cells[2].equals("kept"),
                        Arrays.stream(cells[3].split(" ", -1))
                                .filter(cell -> !cell.isEmpty())
                                .map(Integer::valueOf)
                                .collect(Collectors.toSet())))
                .toList();
    }

    static Stream<Golden> made() throws IOException {
        return read("kept.csv").stream();
    }

    static Stream<Golden> data() throws IOException {
        return read("kept-data.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("made")
    void leavesTheRowsThatImbalancedLearnLeaves(Golden golden) {
        DataSet rows = DataSet.of(resource(golden.data() + ".csv"));

        assertThat(run(golden, rows)).isEqualTo(golden.stay(rows.size()));
    }

    @Tag("data")
    @ParameterizedTest
    @MethodSource("data")
    void leavesTheRowsOfDataThatImbalancedLearnLeaves(Golden golden) {
        String given = System.getProperty("labelwright.shared", System.getenv("LABELWRIGHT_SHARED"));
        Path shared =
                given == null ? Path.of("../../../shared").toAbsolutePath().normalize() : Path.of(given);
        Path file = shared.resolve("data/imbalance/" + golden.data() + "/data.csv");
        assumeTrue(Files.isRegularFile(file), "data/imbalance/" + golden.data() + " is not on this machine");
        DataSet rows = DataSet.of(file);

        Set<Integer> ours = run(golden, rows);
        Set<Integer> theirs = golden.stay(rows.size());
        Set<Integer> differ = new TreeSet<>(ours);
        differ.addAll(theirs);
        differ.removeIf(row -> ours.contains(row) && theirs.contains(row));
        Set<String> lost = new TreeSet<>();
        IntStream.range(0, rows.size()).mapToObj(rows::label).forEach(lost::add);
        theirs.forEach(row -> lost.remove(rows.label(row)));
        // A class that it loses altogether is not lost here.
        differ.removeIf(row -> lost.contains(rows.label(row)) && ours.contains(row));

        assertThat(ours.stream().map(rows::label).distinct().count())
                .isEqualTo(rows.schema().size());
        assertThat(differ).hasSizeLessThanOrEqualTo(6);
        if (!differ.isEmpty()) {
            assertThat(tied(rows)).containsAll(differ);
        }
    }

    /** Rows that are as near to a row as another one is, and rows of whose nearest two are equally near. */
    private static Set<Integer> tied(DataSet rows) {
        double[][] numbers = IntStream.range(0, rows.size()).mapToObj(rows::row).toArray(double[][]::new);
        Set<Integer> tied = new TreeSet<>();
        for (int q = 0; q < numbers.length; q++) {
            double[] query = numbers[q];
            double[] square = Arrays.stream(numbers)
                    .mapToDouble(row -> square(query, row))
                    .toArray();
            double[] sorted = square.clone();
            Arrays.sort(sorted);
            for (int place = 1; place < 6; place++) {
                double distance = sorted[place];
                if (distance == sorted[place - 1] || distance == sorted[place + 1]) {
                    tied.add(q);
                    IntStream.range(0, square.length)
                            .filter(row -> square[row] == distance)
                            .forEach(tied::add);
                }
            }
        }
        return tied;
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return sum;
    }

    private static Set<Integer> run(Golden golden, DataSet rows) {
        String[] words = golden.method().split(" ", -1);
        String option = words.length == 1 ? "" : words[1];
        var cleaning = new CleaningOptions(NEAR, option.equals("all") ? Cleaned.Rule.ALL : Cleaned.Rule.AUTO);
        KindSel kind = option.equals("mode") ? KindSel.MODE : KindSel.ALL;
        CollectingOutputs out = switch (words[0]) {
            case "tomek-links" -> run(new TomekLinksFactory(), new TomekLinksConfig(cleaning), rows);
            case "edited-nearest-neighbours" ->
                run(new EditedNearestNeighboursFactory(), new EditedNearestNeighboursConfig(cleaning, 3, kind), rows);
            case "repeated-edited-nearest-neighbours" ->
                run(
                        new RepeatedEditedNearestNeighboursFactory(),
                        new RepeatedEditedNearestNeighboursConfig(cleaning, 3, kind, 100),
                        rows);
            case "all-knn" -> run(new AllKnnFactory(), new AllKnnConfig(cleaning, 3, kind, false), rows);
            case "near-miss" ->
                run(
                        new NearMissFactory(),
                        new NearMissConfig(
                                NEAR,
                                new UnderOptions(SamplingStrategy.Rule.AUTO, null),
                                Integer.parseInt(option),
                                3,
                                3),
                        rows);
            case "neighbourhood-cleaning" ->
                run(new NeighbourhoodCleaningFactory(), new NeighbourhoodCleaningConfig(cleaning, 3, 0.5), rows);
            default -> throw new AssertionError(golden);
        };
        return out.rows(TableKind.TRAINING).stream()
                .map(row -> Integer.valueOf(row.text("item").substring(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <C extends Record> CollectingOutputs run(StrategyFactory<C> factory, C config, DataSet rows) {
        return TestStage.of(factory).run(config, rows.inputs());
    }
}
