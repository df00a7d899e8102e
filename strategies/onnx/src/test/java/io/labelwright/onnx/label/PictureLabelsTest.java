package io.labelwright.onnx.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.onnx.SmallModels;
import io.labelwright.onnx.image.HostilePictures;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.SampleData;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestContext;
import io.labelwright.testkit.TestStage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code prelabel/onnx} over pictures in files. */
final class PictureLabelsTest extends StrategyContract<ModelLabelsConfig> {

    /** Red is rose, blue is sea. */
    private static final byte[] COLOURS = SmallModels.colours(new float[][] {{9, 0}, {0, 0}, {0, 9}}, 4);

    private static byte[] picture(Color colour, String format) {
        var image = new BufferedImage(11, 7, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 11, 7);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static final Map<String, byte[]> FILES = pictures();

    private static Map<String, byte[]> pictures() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("red.png", picture(Color.RED, "png"));
        files.put("far/below/blue.jpg", picture(Color.BLUE, "jpg"));
        files.put("bomb.png", HostilePictures.bomb(30_000, 30_000));
        files.put("page.png", "<html>not found</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return files;
    }

    private static InMemoryInputs items(String... pictures) {
        InMemoryInputs inputs = InMemoryInputs.ofClasses("rose", "sea");
        for (int i = 0; i < pictures.length; i++) {
            inputs.item("i" + i, "image", pictures[i]);
        }
        return inputs;
    }

    @Override
    protected StrategyFactory<ModelLabelsConfig> factory() {
        return new ModelLabelsFactory();
    }

    @Override
    protected String with() {
        return "{model: m.onnx, images: pictures, map: {rose: ham, sea: spam}}";
    }

    @Override
    protected Map<String, MemoryInput> files() {
        return files(SmallModels.withMetadata(COLOURS, "names", "{0: 'rose', 1: 'sea'}"));
    }

    private static Map<String, MemoryInput> files(byte[] model) {
        Map<String, MemoryInput> files = new LinkedHashMap<>();
        files.put("model", new MemoryInput("m.onnx", model));
        FILES.forEach((name, bytes) -> files.put("images/" + name, new MemoryInput(name, bytes)));
        return files;
    }

    @Override
    protected InMemoryInputs inputs(SampleData data) {
        InMemoryInputs inputs = data.inputs().field(ColumnSpec.text("image"));
        List<String> names = List.copyOf(FILES.keySet());
        for (String id : data.ids()) {
            int number = id.charAt(id.length() - 1) % 6;
            if (number < names.size()) {
                inputs.item(id, "image", names.get(number));
            }
        }
        return inputs;
    }

    private CollectingOutputs run(String with, byte[] model, InMemoryInputs inputs) {
        TestContext context = TestContext.create().withStage("sees");
        for (Map.Entry<String, MemoryInput> file : files(model).entrySet()) {
            context = context.withFile(file.getKey(), file.getValue());
        }
        return TestStage.of(new ModelLabelsFactory()).in(context).run(config(with, inputs.schema()), inputs);
    }

    private CollectingOutputs labels(String with, InMemoryInputs inputs) {
        return run("{model: m.onnx, images: pictures" + with + "}", COLOURS, inputs);
    }

    @Test
    void picturesAreLabelled() {
        CollectingOutputs out = labels("", items("far/below/blue.jpg", "red.png", ""));

        assertThat(out.rows(TableKind.ANNOTATIONS))
                .extracting(row -> row.text("item") + " " + row.text("label"))
                .containsExactly("i0 sea", "i1 rose");
        assertThat(out.rows(TableKind.REJECTS)).isEmpty();
        assertThat(out.facts()).containsEntry("images_rejected", 0.0).containsEntry("items_without_input", 1.0);
    }

    @Test
    void aBadPictureIsRejectedWithItsItem() {
        CollectingOutputs out = labels(
                "", items("red.png", "bomb.png", "../secret.png", "/etc/passwd", "page.png", "C:\\red.png", "Red.png"));

        assertThat(out.rows(TableKind.ANNOTATIONS))
                .extracting(row -> row.text("item"))
                .containsExactly("i0");
        assertThat(out.rows(TableKind.REJECTS))
                .extracting(row ->
                        row.text("stage") + " " + row.text("text") + " " + row.text("file") + " " + row.text("reason"))
                .containsExactly(
                        "sees i1 bomb.png the picture has '30000 x 30000' pixels, more than max_pixels: 50000000",
                        "sees i2 ../secret.png there is no such picture in the folder 'pictures'",
                        "sees i3 /etc/passwd there is no such picture in the folder 'pictures'",
                        "sees i4 page.png the file is neither PNG nor JPEG",
                        "sees i5 C:\\red.png there is no such picture in the folder 'pictures'",
                        "sees i6 Red.png there is no such picture in the folder 'pictures'");
        assertThat(out.facts()).containsEntry("images_rejected", 6.0).containsEntry("items_without_input", 0.0);
        assertThat(out.problems())
                .extracting(Problem::message)
                .containsExactly("6 pictures can't be used; the first: item 'i1', picture 'bomb.png': the picture has"
                        + " '30000 x 30000' pixels, more than max_pixels: 50000000");
    }

    /** Where it leads is never asked: what is no file of the folder is no picture. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:127.0.0.1]/red.png",
                "file:///etc/passwd",
                "https://user@host/red.png",
                "red.png/",
                "./red.png",
                "far\\below\\blue.jpg",
                "red.png\u0000.jpg",
                "\u202Egnp.der",
                "CON"
            })
    void whatIsNoPlaceInTheFolderIsRejected(String place) {
        CollectingOutputs out = labels("", items(place));

        assertThat(out.rows(TableKind.ANNOTATIONS)).isEmpty();
        assertThat(out.rows(TableKind.REJECTS))
                .extracting(row -> row.text("text") + " " + row.text("reason"))
                .containsExactly("i0 there is no such picture in the folder 'pictures'");
    }

    @Test
    void aBadPictureEndsTheRunWhenAskedTo() {
        assertThatThrownBy(() -> labels(", on_bad_image: fail", items("red.png", "gone.png")))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("item 'i1', picture 'gone.png': there is no such picture in the folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", pixels: {width: 5} | has the shape [any, 3, 4, 4], and a picture would have [1, 3, 4, 5]",
                ", pixels: {layout: nhwc} | has the shape [any, 3, 4, 4], and a picture would have [1, 3, 4, 3]",
                ", pixels: {channels: gray} | has the shape [any, 3, 4, 4], and a picture would have [1, 1, 4, 4]",
                ", pixels: {fit: crop, shorter_side: 3} | shorter_side: 3 is less than what the model sees, 4 x 4",
                ", image_field: photo | image_field: the items have no field 'photo'",
                ", pixels: {mean: [1, 2]} | mean has 2 numbers, and expected is one or one per colour, 3",
                ", pixels: {std: [0]} | std has a number that is not above 0",
                ", pixels: {shorter_side: 3} | shorter_side goes with fit: crop",
                ", tokenizer: t.json | tokenizer is for a model of texts and images for one of pictures"
            })
    void whatDoesNotFitIsNamed(String with, String message) {
        assertThatThrownBy(() -> labels(with, items("red.png")))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aModelOfPicturesOfAnySizeHasToBeToldOne() {
        byte[] any = SmallModels.colours(new float[][] {{9, 0}, {0, 0}, {0, 9}}, -1);

        assertThatThrownBy(() -> run("{model: m.onnx, images: pictures}", any, items("red.png")))
                .hasMessageContaining("takes pictures of any height");
        assertThatThrownBy(() ->
                        run("{model: m.onnx}", any, items("red.png").features("f", List.of("x"), new double[] {1})))
                .hasMessageContaining("has the shape [any, 3, any, any], and an item is one row of 1 features");
    }
}
