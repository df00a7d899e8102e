package io.labelwright.features.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.features.knn.KnnGraphConfig.Edges;
import io.labelwright.math.neighbour.EdgeWeights.Weights;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KnnGraphTest extends StrategyContract<KnnGraphConfig> {

    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    @Override
    protected StrategyFactory<KnnGraphConfig> factory() {
        return new KnnGraphFactory();
    }

    @Override
    protected String with() {
        return "k: 4\nexact_up_to: 0\nrecall: 0";
    }

    /** Enough items that the seed says which are compared. */
    @Override
    protected SampleData sample(long seed) {
        return SampleData.crowd(schema(), 1100, 3, seed);
    }

    /** A point per item, which depends on its id alone. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        double[][] points = data.ids().stream()
                .map(id -> {
                    RandomSequence draws = SeededRandom.of(1).sequence(SeededRandom.key(id));
                    return IntStream.range(0, 8)
                            .mapToDouble(d -> draws.nextDouble())
                            .toArray();
                })
                .toArray(double[][]::new);
        return data.inputs().features("vectors", List.of("a", "b", "c", "d", "e", "f", "g", "h"), points);
    }

    /** An edge goes from the item that is first in the view. */
    @Override
    protected boolean ignoresItemOrder() {
        return false;
    }

    private static KnnGraphConfig config(int k, Metric metric, Weights weights, @Nullable Double bandwidth) {
        return new KnnGraphConfig(null, k, metric, weights, bandwidth, Edges.UNION, 30_000, 0.98);
    }

    private static InMemoryInputs points(double[]... rows) {
        String[] ids = IntStream.range(0, rows.length).mapToObj(i -> "i" + i).toArray(String[]::new);
        List<String> columns =
                IntStream.range(0, rows[0].length).mapToObj(c -> "c" + c).toList();
        return InMemoryInputs.ofClasses("a", "b").items(ids).features("set", columns, rows);
    }

    private static CollectingOutputs run(KnnGraphConfig config, InMemoryInputs inputs) {
        return TestStage.of(new KnnGraphFactory()).run(config, inputs);
    }

    private static List<String> edges(CollectingOutputs out) {
        return out.rows(TableKind.GRAPH).stream()
                .map(row -> row.text("source") + "-" + row.text("target"))
                .toList();
    }

    /** On a line: 0, 1, 3, 7. */
    private static InMemoryInputs line() {
        return points(new double[] {0}, new double[] {1}, new double[] {3}, new double[] {7});
    }

    @Test
    void aPairStandsOnceHoweverManyOfBothAreNeighbours() {
        CollectingOutputs out = run(config(1, Metric.EUCLIDEAN, Weights.BINARY, null), line());

        assertThat(edges(out)).containsExactly("i0-i1", "i1-i2", "i2-i3");
        assertThat(out.rows(TableKind.GRAPH))
                .allSatisfy(row -> assertThat(row.number("weight")).isEqualTo(1));
        assertThat(out.facts()).containsEntry("edges", 3.0).containsEntry("recall", 1.0);
    }

    @Test
    void mutualEdgesNeedBoth() {
        var config = new KnnGraphConfig(null, 1, Metric.EUCLIDEAN, Weights.BINARY, null, Edges.MUTUAL, 30_000, 0.98);

        assertThat(edges(run(config, line()))).containsExactly("i0-i1");
    }

    @Test
    void gaussianWeightsHaveTheGivenBandwidth() {
        CollectingOutputs out = run(config(1, Metric.EUCLIDEAN, Weights.GAUSSIAN, 2.0), line());

        assertThat(out.rows(TableKind.GRAPH).get(0).number("weight")).isEqualTo(Math.exp(-1 / 8.0), CLOSE);
        assertThat(out.rows(TableKind.GRAPH).get(2).number("weight")).isEqualTo(Math.exp(-16 / 8.0), CLOSE);
    }

    @Test
    void aBandwidthThatIsNotGivenIsTheMeanReach() {
        // Distances to the nearest: 1, 1, 2, 4.
        CollectingOutputs out = run(config(1, Metric.EUCLIDEAN, Weights.GAUSSIAN, null), line());

        assertThat(out.rows(TableKind.GRAPH).get(0).number("weight")).isEqualTo(Math.exp(-1 / 8.0), CLOSE);
    }

    @Test
    void selfTuningWeightsHaveAScalePerItem() {
        CollectingOutputs out = run(config(1, Metric.EUCLIDEAN, Weights.SELF_TUNING, null), line());

        assertThat(out.rows(TableKind.GRAPH).get(1).number("weight")).isEqualTo(Math.exp(-2 * 4 / (1.0 * 2)), CLOSE);
        assertThat(out.rows(TableKind.GRAPH).get(2).number("weight")).isEqualTo(Math.exp(-2 * 16 / (2.0 * 4)), CLOSE);
    }

    @Test
    void copiesHaveEdgesOfWeightOne() {
        CollectingOutputs out = run(
                config(2, Metric.EUCLIDEAN, Weights.SELF_TUNING, null),
                points(new double[] {5, 5}, new double[] {5, 5}, new double[] {5, 5}));

        assertThat(edges(out)).containsExactly("i0-i1", "i0-i2", "i1-i2");
        assertThat(out.rows(TableKind.GRAPH))
                .allSatisfy(row -> assertThat(row.number("weight")).isEqualTo(1));
    }

    @Test
    void cosineLooksAtDirections() {
        CollectingOutputs out = run(
                config(1, Metric.COSINE, Weights.BINARY, null),
                points(new double[] {1, 0}, new double[] {0, 9}, new double[] {90, 1}, new double[] {0.1, 1}));

        assertThat(edges(out)).containsExactly("i0-i2", "i1-i3");
    }

    @Test
    void anItemWithoutFeaturesHasNoEdges() {
        InMemoryInputs inputs = points(new double[] {0}, new double[] {1}).items("late");

        CollectingOutputs out = run(config(3, Metric.EUCLIDEAN, Weights.BINARY, null), inputs);

        assertThat(edges(out)).containsExactly("i0-i1");
        assertThat(out.facts()).containsEntry("items_without_features", 1.0);
    }

    @Test
    void oneItemIsAGraphWithoutEdges() {
        assertThat(edges(run(config(3, Metric.EUCLIDEAN, Weights.GAUSSIAN, null), points(new double[] {1}))))
                .isEmpty();
    }

    @Test
    void aMissingNumberIsNamedWithItsItem() {
        InMemoryInputs inputs = points(new double[] {0, 1}, new double[] {1, Double.NaN});

        assertThatThrownBy(() -> run(config(1, Metric.EUCLIDEAN, Weights.BINARY, null), inputs))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("item 'i1' has no number in column 'c1' of the features 'set'");
    }

    @Test
    void sparseFeaturesAreRefused() {
        var rows = new TableBuilder(TableKind.FEATURES, List.of(FeatureSet.SET, ColumnSpec.text("terms")), Map.of());
        rows.text(0, "a").text(1, "words").text(2, "{\"free\":1}").end();
        InMemoryInputs inputs =
                InMemoryInputs.ofClasses("k", "l").items("a", "b").with(rows.build());

        assertThatThrownBy(() -> run(config(1, Metric.COSINE, Weights.BINARY, null), inputs))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the features 'words' are sparse, and neighbours are made of dense ones");
    }

    @Test
    void aSearchByTreesSaysHowMuchItFound() {
        RandomSequence draws = SeededRandom.of(4).sequence(0);
        double[][] rows = IntStream.range(0, 2000)
                .mapToObj(i -> new double[] {draws.nextDouble(), draws.nextDouble()})
                .toArray(double[][]::new);
        var config = new KnnGraphConfig(null, 5, Metric.EUCLIDEAN, Weights.BINARY, null, Edges.UNION, 1000, 0.9);

        CollectingOutputs out = run(config, points(rows));

        assertThat(out.facts().get("recall")).isBetween(0.9, 1.0);
        assertThat(out.rows(TableKind.GRAPH)).hasSizeBetween(5000, 10_000);
    }
}
