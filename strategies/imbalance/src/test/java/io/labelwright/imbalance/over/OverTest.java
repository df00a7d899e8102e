package io.labelwright.imbalance.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.imbalance.sample.Made;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.imbalance.sample.Rows;
import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestStage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ways of making rows have of their own. */
final class OverTest {

    private static final SampleOptions ALL = new SampleOptions(List.of("train"));
    private static final NearOptions NEAR = new NearOptions(ALL, List.of(), Metric.EUCLIDEAN);
    private static final OverOptions OVER = new OverOptions(SamplingStrategy.Rule.AUTO, null);

    private static <C extends Record> CollectingOutputs run(
            StrategyFactory<C> factory, C config, InMemoryInputs inputs) {
        return TestStage.of(factory).run(config, inputs);
    }

    /** 200 ham around 0 and 40 spam around 1.5: some among ham, some at the border, some at home. */
    private static Rows overlapping() {
        RandomSequence draws = SeededRandom.of(4).sequence(0);
        Rows rows = Rows.of("x", "y");
        for (int i = 0; i < 240; i++) {
            boolean ham = i < 200;
            rows.row(ham ? "ham" : "spam", (ham ? 0 : 1.5) + draws.nextGaussian(), draws.nextGaussian());
        }
        return rows;
    }

    /** The same on a grid, where many lie equally near or on each other, with spam before ham. */
    private static Rows overlappingOnGrid() {
        RandomSequence draws = SeededRandom.of(4).sequence(0);
        Rows rows = Rows.of("x", "y");
        for (int i = 0; i < 240; i++) {
            boolean ham = i >= 40;
            double x = Math.rint((ham ? 0 : 1.5) + draws.nextGaussian());
            rows.row(ham ? "ham" : "spam", x, Math.rint(draws.nextGaussian()));
        }
        return rows;
    }

    private static double square(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(c -> (a[c] - b[c]) * (a[c] - b[c]))
                .sum();
    }

    /** The nearest others of a row, all or those of its class. */
    private static List<Integer> nearest(Rows rows, int of, int k, boolean ofClass) {
        return IntStream.range(0, rows.size())
                .filter(row -> row != of && (!ofClass || rows.label(row).equals(rows.label(of))))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> square(rows.row(row), rows.row(of))))
                .limit(k)
                .toList();
    }

    private static long foreign(Rows rows, int of, int k) {
        return nearest(rows, of, k, false).stream()
                .filter(row -> !rows.label(row).equals(rows.label(of)))
                .count();
    }

    private static void assertBetween(Rows rows, Made made) {
        double[] base = rows.row(made.base());
        double[] other = rows.row(made.other());
        assertThat(made.row().number("x")).isEqualTo(base[0] + made.gap() * (other[0] - base[0]));
        assertThat(made.row().number("y")).isEqualTo(base[1] + made.gap() * (other[1] - base[1]));
    }

    @Test
    void borderlineOneStartsFromRowsInDangerTowardsTheirClass() {
        assertThatDangerIsMet(overlapping());
        assertThatDangerIsMet(overlappingOnGrid());
    }

    private static void assertThatDangerIsMet(Rows rows) {
        var config = new BorderlineSmoteConfig(NEAR, OVER, 5, 10, BorderlineSmoteConfig.Kind.BORDERLINE_1);

        List<Made> made = Made.of(run(new BorderlineSmoteFactory(), config, rows.inputs("ham", "spam")));

        Set<Integer> danger = new java.util.TreeSet<>();
        IntStream.range(0, 240)
                .filter(row -> rows.label(row).equals("spam"))
                .filter(row -> foreign(rows, row, 10) >= 5 && foreign(rows, row, 10) < 10)
                .forEach(danger::add);
        assertThat(danger).hasSizeBetween(5, 35);
        assertThat(made).hasSize(160).allSatisfy(row -> {
            assertThat(danger).contains(row.base());
            assertThat(nearest(rows, row.base(), 5, true)).contains(row.other());
            assertBetween(rows, row);
        });
        assertThat(made.stream().map(Made::base).distinct()).hasSize(danger.size());
    }

    @Test
    void borderlineTwoGoesHalfTheWayToOtherClasses() {
        Rows rows = overlapping();
        var config = new BorderlineSmoteConfig(NEAR, OVER, 5, 10, BorderlineSmoteConfig.Kind.BORDERLINE_2);

        List<Made> made = Made.of(run(new BorderlineSmoteFactory(), config, rows.inputs("ham", "spam")));

        assertThat(made).hasSize(160).allSatisfy(row -> {
            assertThat(nearest(rows, row.base(), 5, false)).contains(row.other());
            assertThat(row.row().text("label")).isEqualTo("spam");
            assertThat(row.gap()).isBetween(0.0, rows.label(row.other()).equals("ham") ? 0.5 : 1.0);
            assertBetween(rows, row);
        });
        assertThat(made).anyMatch(row -> rows.label(row.other()).equals("ham"));
        assertThat(made).anyMatch(row -> rows.label(row.other()).equals("spam") && row.gap() > 0.5);
    }

    @Test
    void whereNoRowIsNearABorderAllAreTaken() {
        Rows rows = Rows.of("x", "y");
        IntStream.range(0, 60).forEach(i -> rows.row(i < 40 ? "ham" : "spam", i < 40 ? i : 1000 + i, i % 7));
        var borderline = new BorderlineSmoteConfig(NEAR, OVER, 5, 10, BorderlineSmoteConfig.Kind.BORDERLINE_1);

        CollectingOutputs out = run(new BorderlineSmoteFactory(), borderline, rows.inputs("ham", "spam"));
        CollectingOutputs adasyn =
                run(new AdasynFactory(), new AdasynConfig(NEAR, OVER, 5), rows.inputs("ham", "spam"));

        assertThat(Made.of(out)).hasSize(20);
        assertThat(out.problems().get(0).message()).contains("class 'spam' has no row near the border");
        assertThat(Made.of(adasyn)).hasSize(20);
        assertThat(adasyn.problems().get(0).message()).contains("no row of the class 'spam' is near to another class");
    }

    @Test
    void adasynMakesMoreRowsWhereOtherClassesAreNear() {
        Rows rows = overlapping();

        List<Made> made =
                Made.of(run(new AdasynFactory(), new AdasynConfig(NEAR, OVER, 5), rows.inputs("ham", "spam")));

        double sum = IntStream.range(200, 240)
                .mapToLong(row -> foreign(rows, row, 5))
                .sum();
        Map<Integer, Integer> counts = new TreeMap<>();
        made.forEach(row -> counts.merge(row.base(), 1, Integer::sum));
        for (int row = 200; row < 240; row++) {
            int expected = (int) Math.rint(foreign(rows, row, 5) / sum * 160);
            assertThat(counts.getOrDefault(row, 0)).as("from row %d", row).isEqualTo(expected);
        }
        assertThat(made).allSatisfy(row -> {
            assertThat(nearest(rows, row.base(), 5, true)).contains(row.other());
            assertBetween(rows, row);
        });
    }

    @Test
    void svmSmoteGoesInwardsFromTheBorderAndOutwardsAtHome() {
        Rows rows = overlapping();
        var config = new SvmSmoteConfig(NEAR, OVER, 5, 10, 0.5);

        List<Made> made = Made.of(run(new SvmSmoteFactory(), config, rows.inputs("ham", "spam")));

        assertThat(made).hasSize(160).allSatisfy(row -> {
            boolean danger = foreign(rows, row.base(), 10) >= 5;
            assertThat(foreign(rows, row.base(), 10)).isLessThan(10);
            assertThat(row.gap()).isBetween(danger ? 0.0 : -0.5, danger ? 1.0 : 0.0);
            assertThat(nearest(rows, row.base(), 5, true)).contains(row.other());
            assertBetween(rows, row);
        });
        assertThat(made).anyMatch(row -> row.gap() < 0).anyMatch(row -> row.gap() > 0);
    }

    @Test
    void kMeansSmoteStaysInsideOfClusters() {
        RandomSequence draws = SeededRandom.of(8).sequence(0);
        Rows rows = Rows.of("x", "y");
        // Three islands far from each other; spam lives on two of them, and spreads more on the second.
        for (int i = 0; i < 330; i++) {
            int island = i < 300 ? i % 3 : i % 2;
            double spread = i >= 300 && island == 1 ? 3 : 1;
            rows.row(i < 300 ? "ham" : "spam", 100 * island + spread * draws.nextGaussian(), draws.nextGaussian());
        }
        var config = new KMeansSmoteConfig(NEAR, OVER, 2, 3, 0.05, null);

        List<Made> made = Made.of(run(new KMeansSmoteFactory(), config, rows.inputs("ham", "spam")));

        assertThat(made).hasSize(270).allSatisfy(row -> {
            assertThat(row.base() % 2).isEqualTo(row.other() % 2);
            assertBetween(rows, row);
        });
        long second = made.stream().filter(row -> row.base() % 2 == 1).count();
        assertThat(second).isBetween(160L, 269L);
    }

    @Test
    void kMeansSmoteTakesTheClassAsAWholeWhereNoClusterQualifies() {
        Rows rows = overlapping();
        var config = new KMeansSmoteConfig(NEAR, OVER, 2, 3, 1.0, null);

        CollectingOutputs out = run(new KMeansSmoteFactory(), config, rows.inputs("ham", "spam"));

        assertThat(Made.of(out)).hasSize(160);
        assertThat(out.problems().get(0).message()).contains("no cluster holds enough rows of the class 'spam'");
    }

    /** Rows of colour, size and number; every class likes another colour. */
    private static InMemoryInputs mixed(int rows, boolean numbers, Map<Integer, List<String>> cells) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var columns = numbers
                ? List.of(FeatureSet.SET, ColumnSpec.named("colour"), ColumnSpec.named("size"), ColumnSpec.number("x"))
                : List.of(FeatureSet.SET, ColumnSpec.named("colour"), ColumnSpec.named("size"));
        var table = new TableBuilder(TableKind.FEATURES, columns, Map.of());
        RandomSequence draws = SeededRandom.of(5).sequence(0);
        for (int i = 0; i < rows; i++) {
            boolean spam = i % 6 == 0;
            inputs.label("r" + i, spam ? "spam" : "ham");
            String colour = draws.nextInt(3) == 0 ? "grey" : spam ? "red" : "blue";
            String size = draws.nextInt(4) == 0 ? null : "size " + draws.nextInt(3);
            cells.put(i, Arrays.asList(colour, size));
            table.text(0, "r" + i).text(1, "set").text(2, colour).text(3, size);
            if (numbers) {
                table.number(4, (spam ? 3 : 0) + draws.nextGaussian());
            }
            table.end();
        }
        return inputs.with(table.build());
    }

    @Test
    void mixedRowsHaveTheMostFrequentCategoriesOfNeighbours() {
        Map<Integer, List<String>> cells = new HashMap<>();
        InMemoryInputs inputs = mixed(120, true, cells);
        Map<Integer, Double> x = new HashMap<>();
        CollectedRow.of(inputs.table(TableKind.FEATURES))
                .forEach(row -> x.put(Integer.valueOf(row.text("item").substring(1)), row.number("x")));
        double mean =
                IntStream.range(0, 20).mapToDouble(i -> x.get(6 * i)).average().orElseThrow();
        double variance = IntStream.range(0, 20)
                .mapToDouble(i -> (x.get(6 * i) - mean) * (x.get(6 * i) - mean))
                .average()
                .orElseThrow();

        List<Made> made =
                Made.of(run(new SmotencFactory(), new SmotencConfig(ALL, OVER, List.of(), List.of(), 5), inputs));

        assertThat(made).hasSize(80).allSatisfy(row -> {
            int base = row.base();
            List<Integer> near = IntStream.range(0, 20)
                    .map(i -> 6 * i)
                    .filter(i -> i != base)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> {
                        double differ = IntStream.range(0, 2)
                                .filter(c -> !java.util.Objects.equals(
                                        cells.get(i).get(c), cells.get(base).get(c)))
                                .count();
                        return (x.get(i) - x.get(base)) * (x.get(i) - x.get(base)) + differ * variance;
                    }))
                    .limit(5)
                    .toList();
            assertThat(near).contains(row.other());
            assertThat(row.row().number("x")).isEqualTo(x.get(base) + row.gap() * (x.get(row.other()) - x.get(base)));
            assertMostFrequent(cells, near, 0, row.row().text("colour"));
            assertMostFrequent(cells, near, 1, row.row().text("size"));
        });
    }

    private static void assertMostFrequent(
            Map<Integer, List<String>> cells, List<Integer> near, int column, String category) {
        Map<String, Integer> counts = new TreeMap<>();
        near.forEach(row -> {
            String cell = cells.get(row).get(column);
            counts.merge(cell == null ? "" : cell, 1, Integer::sum);
        });
        assertThat(counts.get(category))
                .isEqualTo(counts.values().stream().max(Integer::compare).orElseThrow());
    }

    @Test
    void nominalRowsHaveTheMostFrequentCategoriesOfTheirParents() {
        Map<Integer, List<String>> cells = new HashMap<>();
        InMemoryInputs inputs = mixed(120, false, cells);

        List<Made> made =
                Made.of(run(new SmotenFactory(), new SmotenConfig(ALL, OVER, List.of(), List.of(), 5), inputs));

        assertThat(made).hasSize(80).allSatisfy(row -> {
            assertThat(row.parents()).hasSize(6).doesNotHaveDuplicates().allMatch(parent -> parent % 6 == 0);
            assertMostFrequent(cells, row.parents().subList(1, 6), 0, row.row().text("colour"));
            assertMostFrequent(cells, row.parents().subList(1, 6), 1, row.row().text("size"));
        });
        // Every spam with a like one is nearer to it than to one of another colour.
        assertThat(made)
                .filteredOn(row -> cells.get(row.base()).get(0).equals("red"))
                .isNotEmpty()
                .allMatch(row -> row.row().text("colour").equals("red"));
    }

    /** The same rows with numbers for categories: red is 20.5, blue 7, grey -1e300; a size is its last digit. */
    private static InMemoryInputs coded(int rows, boolean numbers, Map<String, Double> codeOf) {
        Map<Integer, List<String>> cells = new HashMap<>();
        Map<Integer, Double> x = new HashMap<>();
        CollectedRow.of(mixed(rows, numbers, cells).table(TableKind.FEATURES))
                .forEach(row -> x.put(x.size(), numbers ? row.number("x") : 0));
        codeOf.putAll(Map.of("red", 20.5, "blue", 7.0, "grey", -1e300, "size 0", 0.0, "size 1", 1.0, "size 2", 2.0));
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var columns = numbers
                ? List.of(
                        FeatureSet.SET, ColumnSpec.number("colour"), ColumnSpec.number("size"), ColumnSpec.number("x"))
                : List.of(FeatureSet.SET, ColumnSpec.number("colour"), ColumnSpec.number("size"));
        var table = new TableBuilder(TableKind.FEATURES, columns, Map.of());
        for (int i = 0; i < rows; i++) {
            inputs.label("r" + i, i % 6 == 0 ? "spam" : "ham");
            table.text(0, "r" + i)
                    .text(1, "set")
                    .number(2, codeOf.get(cells.get(i).get(0)));
            String size = cells.get(i).get(1);
            table.number(3, size == null ? Double.NaN : codeOf.get(size));
            if (numbers) {
                table.number(4, x.get(i));
            }
            table.end();
        }
        return inputs.with(table.build());
    }

    @Test
    void numbersThatAreCodesAreSampledAsTheirCategoriesAre() {
        Map<String, Double> codeOf = new HashMap<>();
        List<String> categorical = List.of("colour", "size");
        InMemoryInputs names = mixed(120, true, new HashMap<>());
        InMemoryInputs numbers = coded(120, true, codeOf);

        List<CollectedRow> named = run(
                        new SmotencFactory(), new SmotencConfig(ALL, OVER, List.of(), List.of(), 5), names)
                .rows(TableKind.TRAINING);
        List<CollectedRow> coded = run(
                        new SmotencFactory(), new SmotencConfig(ALL, OVER, List.of(), categorical, 5), numbers)
                .rows(TableKind.TRAINING);

        assertThat(coded).hasSize(200);
        for (int i = 0; i < coded.size(); i++) {
            CollectedRow name = named.get(i);
            assertThat(coded.get(i).text("parents")).isEqualTo(name.text("parents"));
            assertThat(coded.get(i).number("x")).isEqualTo(name.number("x"));
            assertThat(coded.get(i).number("colour")).isEqualTo(codeOf.get(name.text("colour")));
            Double size = codeOf.getOrDefault(name.text("size"), Double.NaN);
            assertThat(coded.get(i).number("size")).isEqualTo(size);
        }
        List<CollectedRow> nominal = run(
                        new SmotenFactory(),
                        new SmotenConfig(ALL, OVER, List.of(), categorical, 5),
                        coded(120, false, codeOf))
                .rows(TableKind.TRAINING);
        assertThat(nominal)
                .hasSize(200)
                .allSatisfy(row -> assertThat(row.number("colour")).isIn(20.5, 7.0, -1e300));
    }

    @Test
    void aColumnOfCodesThatIsNotThereIsRefused() {
        InMemoryInputs inputs = mixed(30, true, new HashMap<>());
        var wrong = new SmotencConfig(ALL, OVER, List.of(), List.of("color"), 5);

        assertThatThrownBy(() -> run(new SmotencFactory(), wrong, inputs))
                .hasMessageContaining("categorical: the features have no column 'color'")
                .hasMessageContaining("there is colour, size, x");
    }

    @Test
    void eachKindOfFeaturesHasItsMethod() {
        InMemoryInputs mixed = mixed(30, true, new HashMap<>());
        InMemoryInputs nominal = mixed(30, false, new HashMap<>());
        InMemoryInputs numbers = overlapping().inputs("ham", "spam");
        var nc = new SmotencConfig(ALL, OVER, List.of(), List.of(), 5);
        var n = new SmotenConfig(ALL, OVER, List.of(), List.of(), 5);

        assertThatThrownBy(() -> run(new SmotenFactory(), n, mixed)).hasMessageContaining("columns of numbers");
        assertThatThrownBy(() -> run(new SmotencFactory(), nc, nominal)).hasMessageContaining("categories only");
        assertThatThrownBy(() -> run(new SmotencFactory(), nc, numbers)).hasMessageContaining("numbers only");
        assertThatThrownBy(() -> run(new SmoteFactory(), new SmoteConfig(NEAR, OVER, 5), mixed))
                .hasMessageContaining("the features have a column without numbers: 'colour'");
    }

    @Test
    void tenThousandCategoriesAreNoTrouble() {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam");
        var table = new TableBuilder(
                TableKind.FEATURES,
                List.of(FeatureSet.SET, ColumnSpec.named("word"), ColumnSpec.number("x")),
                Map.of());
        for (int i = 0; i < 10_500; i++) {
            inputs.label("r" + i, i % 21 == 0 ? "spam" : "ham");
            table.text(0, "r" + i)
                    .text(1, "set")
                    .text(2, "word " + i)
                    .number(3, i % 97)
                    .end();
        }

        List<Made> made = Made.of(run(
                new SmotencFactory(),
                new SmotencConfig(ALL, OVER, List.of(), List.of(), 5),
                inputs.with(table.build())));

        assertThat(made).hasSize(9500);
    }

    @Test
    void columnsOfOneValueAndEqualRowsAreNoTrouble() {
        Rows rows = Rows.of("x", "y");
        IntStream.range(0, 60).forEach(i -> rows.row(i < 45 ? "ham" : "spam", 3, i < 45 ? i % 4 : 1));
        InMemoryInputs inputs = rows.inputs("ham", "spam");

        for (CollectingOutputs out : List.of(
                run(new SmoteFactory(), new SmoteConfig(NEAR, OVER, 5), inputs),
                run(new AdasynFactory(), new AdasynConfig(NEAR, OVER, 5), inputs),
                run(new SvmSmoteFactory(), new SvmSmoteConfig(NEAR, OVER, 5, 10, 0.5), inputs),
                run(new KMeansSmoteFactory(), new KMeansSmoteConfig(NEAR, OVER, 2, 8, null, null), inputs))) {
            assertThat(Made.of(out)).hasSizeBetween(25, 35).allSatisfy(row -> {
                assertThat(row.row().number("x")).isEqualTo(3);
                assertThat(row.row().number("y")).isEqualTo(1);
            });
        }
    }
}
