package io.labelwright.onnx.item;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.TensorInfo;
import io.labelwright.math.text.ItemTexts;
import io.labelwright.onnx.image.BadPictureException;
import io.labelwright.onnx.image.PictureNumbers;
import io.labelwright.onnx.image.PictureOptions;
import io.labelwright.onnx.image.PictureOptions.Channels;
import io.labelwright.onnx.image.PictureOptions.Layout;
import io.labelwright.onnx.item.InputOptions.OnBadImage;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.file.StageFile;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The picture of an item, a file of the folder that the config names. */
final class PictureInput implements ItemInput {

    private final OnnxModel model;
    private final String input;
    private final Dictionary ids;
    private final ItemTexts places;
    private final Map<String, StageFile> files;
    private final PictureNumbers pictures;
    private final InputOptions options;
    private final String stage;
    /** Per item why its picture can't be used. */
    private final @Nullable String[] refused;

    private PictureInput(
            OnnxModel model,
            Inputs in,
            Map<String, StageFile> files,
            PictureNumbers pictures,
            InputOptions options,
            String stage) {
        this.model = model;
        this.input = model.inputs().get(0);
        this.ids = in.items().ids();
        this.places = ItemTexts.of(in, List.of(options.imageField()), "image_field");
        this.files = files;
        this.pictures = pictures;
        this.options = options;
        this.stage = stage;
        this.refused = new @Nullable String[in.items().size()];
    }

    static PictureInput of(OnnxModel model, Inputs in, StageContext context, InputOptions options) throws IOException {
        return new PictureInput(
                model,
                in,
                context.files().folder("images"),
                numbers(model, options.pixels()),
                options,
                context.stage());
    }

    /** The steps that make of a picture what the model takes. */
    private static PictureNumbers numbers(OnnxModel model, PictureOptions pixels) {
        if (model.inputs().size() != 1) {
            throw mismatch(
                    "the model '" + model.name() + "' has the inputs " + String.join(", ", model.inputs())
                            + ", and a picture goes into one",
                    "for a model of texts name its tokenizer: tokenizer: tokenizer.json");
        }
        String input = model.inputs().get(0);
        TensorInfo info = model.input(input);
        if (info.type != OnnxJavaType.FLOAT) {
            throw mismatch(
                    "the input '" + input + "' of '" + model.name() + "' takes " + info.type
                            + ", and pictures are FLOAT",
                    "export the model with inputs of 32 bits");
        }
        long[] shape = info.getShape();
        boolean first = pixels.layout() == Layout.NCHW;
        if (shape.length != 4) {
            throw mismatch(
                    "the input '" + input + "' of '" + model.name() + "' has the shape " + Shapes.shown(shape)
                            + ", and a picture has four dimensions",
                    "leave images out for a model of numbers");
        }
        int height = side("height", pixels.height(), shape[first ? 2 : 1]);
        int width = side("width", pixels.width(), shape[first ? 3 : 2]);
        try {
            var numbers = new PictureNumbers(pixels, width, height);
            long[] given = numbers.shape();
            for (int d = 0; d < given.length; d++) {
                if (shape[d] >= 0 && shape[d] != given[d]) {
                    throw mismatch(
                            "the input '" + input + "' of '" + model.name() + "' has the shape " + Shapes.shown(shape)
                                    + ", and a picture would have " + Shapes.shown(given),
                            hint(pixels, shape));
                }
            }
            return numbers;
        } catch (IllegalArgumentException e) {
            throw mismatch("pixels: " + e.getMessage(), "say both as the model's makers do");
        }
    }

    private static String hint(PictureOptions pixels, long[] shape) {
        int colours = pixels.channels() == Channels.GRAY ? 1 : 3;
        boolean first = pixels.layout() == Layout.NCHW;
        if (shape[first ? 1 : 3] != colours && shape[first ? 3 : 1] == colours) {
            return "pixels: {layout: " + (first ? "nhwc" : "nchw") + "}";
        }
        long wanted = shape[first ? 1 : 3];
        return wanted == 1 && colours == 3
                ? "pixels: {channels: gray}"
                : "leave width and height out where the model says them";
    }

    private static int side(String key, @Nullable Integer given, long fixed) {
        if (given != null) {
            return given;
        }
        if (fixed < 1 || fixed > 8192) {
            throw mismatch(
                    "the model takes pictures of any " + key,
                    "say what it has learned from: pixels: {" + key + ": 224}");
        }
        return (int) fixed;
    }

    private static LabelingException mismatch(String message, String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, null, message, hint);
    }

    @Override
    public @Nullable Map<String, OnnxTensor> tensors(int item) {
        String place = places.joined(item);
        if (place == null) {
            return null;
        }
        try {
            StageFile file = files.get(place);
            if (file == null) {
                throw new BadPictureException("there is no such picture in the folder '" + options.images() + "'");
            }
            return Map.of(input, model.floats(pictures.of(file), pictures.shape()));
        } catch (IOException e) {
            String reason = e instanceof BadPictureException
                    ? Objects.requireNonNull(e.getMessage())
                    : "the file can't be read: '" + e.getMessage() + "'";
            if (options.onBadImage() == OnBadImage.FAIL) {
                throw new LabelingException(
                        StandardError.BAD_ROW,
                        null,
                        "item '" + ids.get(item) + "', picture '" + place + "': " + reason,
                        "mend it, or leave such items without an answer: on_bad_image: reject");
            }
            refused[item] = reason;
            return null;
        }
    }

    @Override
    public int reportRefused(Outputs out) {
        TableBuilder rows = out.builder(TableKind.REJECTS);
        int count = 0;
        String first = "";
        for (int item = 0; item < refused.length; item++) {
            String reason = refused[item];
            if (reason == null) {
                continue;
            }
            String place = places.joined(item);
            if (count++ == 0) {
                first = "item '" + ids.get(item) + "', picture '" + place + "': " + reason;
            }
            rows.text(TableKind.REJECTS.column("stage"), stage)
                    .text(TableKind.REJECTS.column("file"), place)
                    .text(TableKind.REJECTS.column("reason"), reason)
                    .text(TableKind.REJECTS.column("text"), ids.get(item))
                    .end();
        }
        out.write(rows.build());
        out.fact("images_rejected", count);
        if (count > 0) {
            out.report(Problem.warning(
                    StandardError.BAD_ROW,
                    null,
                    count + (count == 1 ? " picture" : " pictures") + " can't be used; the first: " + first,
                    "all are in the table rejects; on_bad_image: fail ends the run instead"));
        }
        return count;
    }
}
