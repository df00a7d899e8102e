package io.labelwright.onnx.vector;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** {@code features/onnx} over pictures in files. */
final class PictureFeaturesTest extends StrategyContract<ModelFeaturesConfig> {

    /** Left half 10, 20, 30 and right half 50, 100, 150. */
    private static final byte[] HALVES = halves();

    private static byte[] halves() {
        var image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 4; x++) {
            for (int y = 0; y < 2; y++) {
                image.setRGB(x, y, x < 2 ? 0x0A141E : 0x326496);
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    @Override
    protected StrategyFactory<ModelFeaturesConfig> factory() {
        return new ModelFeaturesFactory();
    }

    @Override
    protected String with() {
        return "{model: m.onnx, images: pictures, pixels: {width: 4, height: 2, scale: 1}}";
    }

    @Override
    protected Map<String, MemoryInput> files() {
        return Map.of(
                "model", new MemoryInput("m.onnx", SmallModels.places(3)),
                "images/halves.png", new MemoryInput("halves.png", HALVES),
                "images/text.png", new MemoryInput("text.png", "no picture"));
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs().field(ColumnSpec.text("image"));
        for (String id : data.ids()) {
            int number = id.charAt(id.length() - 1) % 3;
            if (number < 2) {
                inputs.item(id, "image", number == 0 ? "halves.png" : "text.png");
            }
        }
        return inputs;
    }

    private CollectingOutputs run(String with) {
        TestContext context = TestContext.create();
        for (Map.Entry<String, MemoryInput> file : files().entrySet()) {
            context = context.withFile(file.getKey(), file.getValue());
        }
        InMemoryInputs inputs = InMemoryInputs.ofClasses("ham", "spam")
                .item("a", "image", "halves.png")
                .item("b", "image", "text.png");
        return TestStage.of(new ModelFeaturesFactory()).in(context).run(config(with, inputs.schema()), inputs);
    }

    private static List<List<Double>> rows(CollectingOutputs out) {
        return out.rows(TableKind.FEATURES).stream()
                .map(row -> List.of(row.number("o0"), row.number("o1"), row.number("o2")))
                .toList();
    }

    @Test
    void placesBecomeTheirMeanPerColour() {
        CollectingOutputs out = run(with());

        assertThat(rows(out)).containsExactly(List.of(30.0, 60.0, 90.0));
        assertThat(out.rows(TableKind.REJECTS))
                .extracting(row -> row.text("text") + " " + row.text("reason"))
                .containsExactly("b the file is neither PNG nor JPEG");
    }

    @Test
    void orTheNumbersOfTheFirstPlace() {
        assertThat(rows(run(
                        "{model: m.onnx, images: pictures, pooling: first, pixels: {width: 4, height: 2, scale: 1}}")))
                .containsExactly(List.of(10.0, 20.0, 30.0));
    }
}
