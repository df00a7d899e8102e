package io.labelwright.onnx.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class TextEmbeddingTest extends StrategyContract<TextEmbeddingConfig> {

    @Override
    protected StrategyFactory<TextEmbeddingConfig> factory() {
        return new TextEmbeddingFactory();
    }

    /** Few different texts, since each test embeds them anew. */
    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs().field(ColumnSpec.text("text"));
        for (String id : data.ids()) {
            char last = id.charAt(id.length() - 1);
            if (last != '9') {
                inputs.item(id, "text", "message " + last);
            }
        }
        return inputs;
    }

    private static CollectingOutputs run(InMemoryInputs inputs) {
        return TestStage.of(new TextEmbeddingFactory()).run(new TextEmbeddingConfig(List.of("text"), 128), inputs);
    }

    private static double[] point(CollectingOutputs out, String item) {
        CollectedRow row = out.row(TableKind.FEATURES, "item", item);
        var point = new double[MiniLm.DIMENSIONS];
        for (int d = 0; d < point.length; d++) {
            point[d] = row.number("e" + d);
        }
        return point;
    }

    private static double cosine(double[] one, double[] other) {
        double product = 0;
        for (int d = 0; d < one.length; d++) {
            product += one[d] * other[d];
        }
        return product;
    }

    private static InMemoryInputs sentences() {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("cat", "text", "A cat sits on the mat.")
                .item("kitten", "text", "A kitten is sitting on the rug.")
                .item("stocks", "text", "Share prices fell sharply on Monday.")
                .item("same", "text", "a CAT sits on the mat.")
                .item("none", "text", "");
    }

    @Test
    void textsThatMeanAlikeLieClose() {
        CollectingOutputs out = run(sentences());

        double[] cat = point(out, "cat");
        assertThat(cosine(cat, cat)).isEqualTo(1, Offset.offset(1e-6));
        assertThat(cosine(cat, point(out, "kitten"))).isGreaterThan(0.6);
        assertThat(cosine(cat, point(out, "stocks"))).isLessThan(0.2);
        assertThat(point(out, "same")).isEqualTo(cat);
        assertThat(out.rows(TableKind.FEATURES)).hasSize(4);
        assertThat(out.facts()).containsEntry("embedded", 3.0).containsEntry("items_without_text", 1.0);
    }

    @Test
    void companyChangesNothing() {
        double[] alone = point(
                run(InMemoryInputs.ofClasses("ham", "spam").item("cat", "text", "A cat sits on the mat.")), "cat");

        assertThat(point(run(sentences()), "cat")).isEqualTo(alone);
    }

    @Test
    void aFieldThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TestStage.of(new TextEmbeddingFactory())
                        .run(new TextEmbeddingConfig(List.of("body"), 128), sentences()))
                .hasMessageContaining("the items have no field 'body'");
    }
}
