package io.labelwright.imbalance.under;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.Made;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.imbalance.sample.Rows;
import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ways of taking rows away have of their own. */
final class UnderTest {

    private static final NearOptions NEAR =
            new NearOptions(new SampleOptions(List.of("train")), List.of(), Metric.EUCLIDEAN);
    private static final CleaningOptions CLEANING = new CleaningOptions(NEAR, Cleaned.Rule.AUTO);

    private static <C extends Record> CollectingOutputs run(StrategyFactory<C> factory, C config, Rows rows) {
        return TestStage.of(factory).run(config, rows.inputs("ham", "spam"));
    }

    private static Set<Integer> left(CollectingOutputs out) {
        return out.rows(TableKind.TRAINING, "origin", "original").stream()
                .map(row -> Integer.valueOf(row.text("item").substring(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ham around 0 and spam around 1. */
    private static Rows overlapping(int ham, int spam, long seed) {
        RandomSequence draws = SeededRandom.of(seed).sequence(0);
        Rows rows = Rows.of("x", "y", "z");
        for (int i = 0; i < ham + spam; i++) {
            boolean of = i < ham;
            rows.row(
                    of ? "ham" : "spam",
                    (of ? 0 : 1) + draws.nextGaussian(),
                    draws.nextGaussian(),
                    draws.nextGaussian());
        }
        return rows;
    }

    private static double square(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(c -> (a[c] - b[c]) * (a[c] - b[c]))
                .sum();
    }

    private static List<Integer> nearest(Rows rows, int of, int k, Set<Integer> among) {
        return among.stream()
                .filter(row -> row != of)
                .sorted(Comparator.comparingDouble(row -> square(rows.row(row), rows.row(of))))
                .limit(k)
                .toList();
    }

    private static Set<Integer> all(Rows rows) {
        return IntStream.range(0, rows.size()).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aClassThatIsFarLargerIsEditedExactly() {
        Rows rows = overlapping(2000, 30, 2);
        Set<Integer> all = all(rows);
        var config = new EditedNearestNeighboursConfig(CLEANING, 3, KindSel.ALL);

        Set<Integer> left = left(run(new EditedNearestNeighboursFactory(), config, rows));

        Set<Integer> expected = all.stream()
                .filter(row -> rows.label(row).equals("spam")
                        || nearest(rows, row, 3, all).stream()
                                .allMatch(near -> rows.label(near).equals("ham")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(expected).hasSizeBetween(1880, 2025);
        assertThat(left).isEqualTo(expected);
    }

    /** So large that trees are asked first; on grids rows lie on each other, and a tenth is no float. */
    @ParameterizedTest
    @CsvSource({"0.25, ALL", "0.1, MODE"})
    void aLargeClassIsEditedExactly(double grid, KindSel kind) {
        Rows drawn = overlapping(5100, 200, 4);
        Rows rows = Rows.of("x", "y", "z");
        for (int row = 0; row < drawn.size(); row++) {
            double[] values = Arrays.stream(drawn.row(row))
                    .map(value -> Math.rint(value / grid) * grid)
                    .toArray();
            rows.row(drawn.label(row), values);
        }
        var config = new EditedNearestNeighboursConfig(CLEANING, 3, kind);

        Set<Integer> left = left(run(new EditedNearestNeighboursFactory(), config, rows));

        var expected = new TreeSet<Integer>();
        for (int row = 0; row < rows.size(); row++) {
            long against = Arrays.stream(threeNearest(rows, row))
                    .filter(near -> rows.label(near).equals("spam"))
                    .count();
            if (rows.label(row).equals("spam") || against < (kind == KindSel.ALL ? 1 : 2)) {
                expected.add(row);
            }
        }
        assertThat(expected).hasSizeLessThan(rows.size());
        assertThat(left).isEqualTo(expected);
    }

    /** Of equally near rows the first ones. */
    private static int[] threeNearest(Rows rows, int of) {
        int[] nearest = {-1, -1, -1};
        double[] distance = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] own = rows.row(of);
        for (int row = 0; row < rows.size(); row++) {
            double sum = 0;
            for (int c = 0; c < own.length; c++) {
                double difference = rows.row(row)[c] - own[c];
                sum += difference * difference;
            }
            if (row != of && sum < distance[2]) {
                int at = 2;
                for (; at > 0 && sum < distance[at - 1]; at--) {
                    distance[at] = distance[at - 1];
                    nearest[at] = nearest[at - 1];
                }
                distance[at] = sum;
                nearest[at] = row;
            }
        }
        return nearest;
    }

    @Test
    void theSmallestClassMayShrinkByItsOwnDistances() {
        Rows rows = overlapping(40, 6, 1);
        var counts = new SamplingStrategy.Counts(Map.of("spam", 4));
        for (int version = 1; version <= 3; version++) {
            var config = new NearMissConfig(NEAR, new UnderOptions(counts, null), version, 1000, 1000);

            CollectingOutputs out = run(new NearMissFactory(), config, rows);

            assertThat(out.facts()).containsEntry("rows[spam]", 4.0).containsEntry("rows[ham]", 40.0);
        }
    }

    @Test
    void aClassOfWhichNothingWouldBeLeftStays() {
        Rows rows = Rows.of("x");
        IntStream.range(0, 12).forEach(i -> rows.row(i % 3 == 1 ? "ham" : "spam", i));
        var config = new EditedNearestNeighboursConfig(
                new CleaningOptions(NEAR, new Cleaned.Classes(List.of("ham"))), 3, KindSel.ALL);

        CollectingOutputs out = run(new EditedNearestNeighboursFactory(), config, rows);

        assertThat(left(out)).hasSize(12);
        assertThat(out.problems())
                .extracting(problem -> problem.message())
                .containsExactly("nothing would be left of the class 'ham': its 4 rows stay");
    }

    @Test
    void namedClassesAloneAreCleaned() {
        Rows rows = overlapping(60, 60, 3);
        IntFunction<Set<Integer>> gone = named -> {
            var classes = new Cleaned.Classes(List.of(named == 0 ? "ham" : "spam"));
            Set<Integer> left =
                    left(run(new TomekLinksFactory(), new TomekLinksConfig(new CleaningOptions(NEAR, classes)), rows));
            Set<Integer> result = all(rows);
            result.removeAll(left);
            return result;
        };

        assertThat(gone.apply(0)).isNotEmpty().allMatch(row -> row < 60);
        assertThat(gone.apply(1)).isNotEmpty().allMatch(row -> row >= 60).hasSameSizeAs(gone.apply(0));
    }

    @Test
    void whatIsCondensedAwayIsKnownByWhatIsLeft() {
        Rows rows = overlapping(300, 40, 5);
        for (int k : new int[] {1, 3}) {
            var config = new CondensedNearestNeighbourConfig(new StoreOptions(CLEANING, k, 5));

            Set<Integer> left = left(run(new CondensedNearestNeighbourFactory(), config, rows));

            assertThat(left)
                    .hasSizeBetween(45, 250)
                    .containsAll(IntStream.range(300, 340).boxed().toList());
            Set<Integer> gone = all(rows);
            gone.removeAll(left);
            assertThat(gone)
                    .allSatisfy(row -> assertThat(nearest(rows, row, k, left).stream()
                                    .filter(near -> rows.label(near).equals("ham"))
                                    .count())
                            .isGreaterThan(k / 2));
        }
    }

    @Test
    void oneSidedSelectionLeavesNoLinks() {
        Rows rows = overlapping(300, 40, 5);
        var config = new OneSidedSelectionConfig(new StoreOptions(CLEANING, 1, 3));

        Set<Integer> left = left(run(new OneSidedSelectionFactory(), config, rows));

        assertThat(left)
                .hasSizeBetween(45, 300)
                .containsAll(IntStream.range(300, 340).boxed().toList());
        assertThat(left).filteredOn(row -> row < 300).isNotEmpty();
        // A seed other than this one leaves other rows.
        CollectingOutputs other = TestStage.of(new OneSidedSelectionFactory())
                .in(TestContext.create().withSeed(99))
                .run(config, rows.inputs("ham", "spam"));
        assertThat(left(other)).isNotEqualTo(left);
    }

    @Test
    void easyRowsStay() {
        Rows rows = overlapping(200, 50, 6);
        var under = new UnderOptions(SamplingStrategy.Rule.AUTO, null);

        Set<Integer> left = left(run(new InstanceHardnessFactory(), new InstanceHardnessConfig(NEAR, under, 5), rows));

        assertThat(left).hasSize(100);
        double mean = left.stream()
                .filter(row -> row < 200)
                .mapToDouble(row -> rows.row(row)[0])
                .average()
                .orElseThrow();
        double before = IntStream.range(0, 200)
                .mapToDouble(row -> rows.row(row)[0])
                .average()
                .orElseThrow();
        assertThat(mean).isLessThan(before - 0.8);
    }

    @Test
    void centresStandForTheirClusters() {
        Rows rows = overlapping(90, 12, 7);
        var under = new UnderOptions(SamplingStrategy.Rule.AUTO, null);
        var soft = new ClusterCentroidsConfig(NEAR, under, ClusterCentroidsConfig.Voting.SOFT, 300);
        var hard = new ClusterCentroidsConfig(NEAR, under, ClusterCentroidsConfig.Voting.HARD, 300);

        List<Made> centres = Made.of(run(new ClusterCentroidsFactory(), soft, rows));
        Set<Integer> left = left(run(new ClusterCentroidsFactory(), hard, rows));

        assertThat(centres).hasSize(12);
        assertThat(centres.stream().flatMap(centre -> centre.parents().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 90).boxed().toList());
        assertThat(centres)
                .allSatisfy(centre -> assertThat(centre.row().number("x"))
                        .isEqualTo(
                                centre.parents().stream()
                                        .mapToDouble(row -> rows.row(row)[0])
                                        .average()
                                        .orElseThrow(),
                                org.assertj.core.data.Offset.offset(1e-12)));
        assertThat(left).hasSize(24);
        assertThat(centres)
                .allSatisfy(centre -> assertThat(left.stream().filter(centre.parents()::contains))
                        .hasSize(1));
    }

    @Test
    void clustersThatDoNotDifferAreFewer() {
        Rows rows = Rows.of("x");
        IntStream.range(0, 20).forEach(i -> rows.row(i < 12 ? "ham" : "spam", i < 12 ? i % 3 : i));
        var config = new ClusterCentroidsConfig(
                NEAR, new UnderOptions(SamplingStrategy.Rule.AUTO, null), ClusterCentroidsConfig.Voting.SOFT, 300);

        CollectingOutputs out = run(new ClusterCentroidsFactory(), config, rows);

        assertThat(Made.of(out)).hasSize(3);
        assertThat(out.problems().get(0).message())
                .isEqualTo("class 'ham' has 3 clusters that differ, fewer than the 8 rows that may stay");
    }
}
