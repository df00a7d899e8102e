package io.labelwright.onnx.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.onnx.SmallModels;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ModelFeaturesTest extends StrategyContract<ModelFeaturesConfig> {

    private static final byte[] TOKENS = SmallModels.tokens(new float[][] {{0, 0}, {1, 0}, {0, 1}, {4, 0}, {0, 8}});

    private static final String TOKENIZER = SmallModels.tokenizer("one", "two");

    @Override
    protected StrategyFactory<ModelFeaturesConfig> factory() {
        return new ModelFeaturesFactory();
    }

    @Override
    protected String with() {
        return "{model: m.onnx, tokenizer: t.json}";
    }

    @Override
    protected Map<String, MemoryInput> files() {
        return Map.of("model", new MemoryInput("m.onnx", TOKENS), "tokenizer", new MemoryInput("t.json", TOKENIZER));
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs().field(ColumnSpec.text("text"));
        for (String id : data.ids()) {
            inputs.item(id, "text", id.replaceAll("[0-4]", " one ").replaceAll("[5-9]", " two "));
        }
        return inputs;
    }

    private CollectingOutputs run(String with, byte[] model, InMemoryInputs inputs) {
        return TestStage.of(new ModelFeaturesFactory())
                .in(TestContext.create()
                        .withFile("model", new MemoryInput("m.onnx", model))
                        .withFile("tokenizer", new MemoryInput("t.json", TOKENIZER)))
                .run(config(with, inputs.schema()), inputs);
    }

    private static List<String> rows(CollectingOutputs out) {
        return out.rows(TableKind.FEATURES).stream()
                .map(row -> row.text("item") + " " + row.number("o0") + " " + row.number("o1"))
                .toList();
    }

    private static InMemoryInputs texts() {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a", "text", "One two")
                .item("b", "text", "")
                .item("c", "text", "one one");
    }

    @Test
    void tokensBecomeTheirMeanOrTheFirstOfThem() {
        assertThat(rows(run("{model: m.onnx, tokenizer: t.json}", TOKENS, texts())))
                .containsExactly("a 1.25 2.25", "c 2.25 0.25");
        assertThat(rows(run("{model: m.onnx, tokenizer: t.json, pooling: first}", TOKENS, texts())))
                .containsExactly("a 1.0 0.0", "c 1.0 0.0");
    }

    @Test
    void theLengthMayBeMadeOne() {
        CollectingOutputs out = run("{model: m.onnx, tokenizer: t.json, normalise: true}", TOKENS, texts());

        out.rows(TableKind.FEATURES)
                .forEach(row -> assertThat(Math.hypot(row.number("o0"), row.number("o1")))
                        .isBetween(1 - 1e-12, 1 + 1e-12));
    }

    @Test
    void numbersGoThroughAModelOfNumbers() {
        byte[] model = SmallModels.linear(new float[][] {{1, 2}, {3, 4}}, new float[] {10, 20}, null);
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .items("a", "b")
                .features("f", List.of("x", "y"), new double[] {1, 0}, new double[] {0, 1});

        assertThat(rows(run("{model: m.onnx}", model, inputs))).containsExactly("a 11.0 22.0", "b 13.0 24.0");
    }

    @Test
    void numbersThatAreNotFiniteAreNamedWithTheirItem() {
        byte[] model = SmallModels.linear(new float[][] {{Float.MAX_VALUE, 1}}, new float[] {0, 0}, null);
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .items("a", "b")
                .features("f", List.of("x"), new double[] {1}, new double[] {100});

        assertThatThrownBy(() -> run("{model: m.onnx}", model, inputs))
                .hasMessageContaining("gives Infinity for item 'b'");
    }
}
