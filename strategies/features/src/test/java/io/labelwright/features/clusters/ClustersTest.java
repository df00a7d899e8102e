package io.labelwright.features.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class ClustersTest extends StrategyContract<ClustersConfig> {

    @Override
    protected StrategyFactory<ClustersConfig> factory() {
        return new ClustersFactory();
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        return data.inputsWithPoints();
    }

    /** Centres are drawn by the place of an item. */
    @Override
    protected boolean ignoresItemOrder() {
        return false;
    }

    private CollectingOutputs run(String with, InMemoryInputs inputs) {
        return TestStage.of(factory()).run(config(with, schema()), inputs);
    }

    /** Ten points around 0, twenty around 100 and five around 1000, turn by turn. */
    private static InMemoryInputs threeGroups() {
        double[][] rows = IntStream.range(0, 35)
                .mapToObj(i -> new double[] {(i % 7 < 2 ? 0 : i % 7 < 6 ? 100 : 1000) + i / 7})
                .toArray(double[][]::new);
        return InMemoryInputs.ofClasses("a", "b")
                .items(IntStream.range(0, 35).mapToObj(i -> "i" + i).toArray(String[]::new))
                .features("points", List.of("x"), rows);
    }

    @Test
    void clustersAreNumberedBySize() {
        CollectingOutputs out = run("{k: 3}", threeGroups());

        List<CollectedRow> rows = out.rows(TableKind.FEATURES);
        assertThat(rows)
                .extracting(row -> row.text("cluster"))
                .isEqualTo(IntStream.range(0, 35)
                        .mapToObj(i -> i % 7 < 2 ? "2" : i % 7 < 6 ? "1" : "3")
                        .toList());
        assertThat(rows.get(6).number("distance")).isEqualTo(2, Offset.offset(1e-9));
        assertThat(out.facts()).containsEntry("clusters", 3.0);
        assertThat(out.facts().get("mean_squared_distance")).isEqualTo(2, Offset.offset(1e-9));
    }

    @Test
    void metricsTellSizesAndTypicalItems() {
        List<CollectedRow> rows = run("{k: 3, typical: 2}", threeGroups()).rows(TableKind.METRICS);

        assertThat(rows)
                .extracting(row -> row.text("slice") + " " + row.text("metric") + " " + row.number("value"))
                .filteredOn(row -> row.contains("size"))
                .containsExactly(
                        "cluster 1 cluster_size 20.0", "cluster 2 cluster_size 10.0", "cluster 3 cluster_size 5.0");
        assertThat(rows)
                .filteredOn(row -> row.text("slice").equals("cluster 3"))
                .filteredOn(row -> row.text("metric").equals("typical_item"))
                .extracting(row -> row.text("of"))
                .containsExactly("i20", "i13");
    }

    @Test
    void fewerItemsThanClustersAreAClusterEach() {
        var inputs = InMemoryInputs.ofClasses("a", "b")
                .items("one", "two", "same", "without")
                .features("points", List.of("x"), new double[] {1}, new double[] {2}, new double[] {1}, new double[0]);

        CollectingOutputs out = run("{k: 9}", inputs);

        assertThat(out.rows(TableKind.FEATURES))
                .extracting(row -> row.text("item") + " " + row.text("cluster"))
                .containsExactly("one 1", "two 2", "same 1");
        assertThat(out.facts()).containsEntry("clusters", 2.0).containsEntry("items_without_features", 1.0);
    }

    @Test
    void sparseFeaturesAreRefused() {
        var table = new TableBuilder(TableKind.FEATURES, List.of(ColumnSpec.text("terms"), FeatureSet.SET), Map.of());
        table.text(0, "one").text(1, "{\"free\":1}").text(2, "words").end();
        var inputs = InMemoryInputs.ofClasses("a", "b").items("one").with(table.build());

        assertThatThrownBy(() -> run("{}", inputs)).hasMessageContaining("the features 'words' are sparse");
    }

    @Test
    void aMissingNumberIsNamed() {
        var inputs = InMemoryInputs.ofClasses("a", "b")
                .items("one", "two")
                .features("points", List.of("x", "y"), new double[] {1, 2}, new double[] {3, Double.NaN});

        assertThatThrownBy(() -> run("{}", inputs))
                .hasMessageContaining("item 'two' has no number in column 'y' of the features 'points'");
    }
}
