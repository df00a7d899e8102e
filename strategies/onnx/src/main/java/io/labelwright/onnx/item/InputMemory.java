package io.labelwright.onnx.item;

import io.labelwright.onnx.image.PictureOptions;
import io.labelwright.onnx.model.OnnxMemory;
import io.labelwright.onnx.token.WordPiece;
import io.labelwright.spi.memory.DataSizes;
import io.labelwright.spi.memory.Footprint;
import io.labelwright.spi.table.TableKind;
import java.util.Objects;

/** What it takes to give items to a model of a file and to hold what it gives, see {@link ItemInput}. */
public final class InputMemory {

    /** Pixels of a side where only the model knows it. */
    private static final int USUAL_SIDE = 224;

    /** The object of a row, and where it is. */
    private static final int ROW = 20;

    private InputMemory() {}

    /**
     * The memory of a stage whose key {@code model} names a file.
     *
     * @param numbers how many the model gives for an item
     */
    public static Footprint of(InputOptions input, DataSizes sizes, long numbers) {
        long model = sizes.file("model");
        long found = OnnxMemory.HEAP + sizes.items() * (ROW + numbers * Float.BYTES);
        if (input.tokenizer() != null) {
            long text = sizes.text(TableKind.ITEMS);
            return Footprint.working(found + WordPiece.memory(sizes.file("tokenizer")))
                    .outside(OnnxMemory.ofTexts(model, text, sizes.items(), input.maxTokens(), sizes.threads()));
        }
        if (input.images() != null) {
            PictureOptions pixels = input.pixels();
            long size = (long) Objects.requireNonNullElse(pixels.width(), USUAL_SIDE)
                    * Objects.requireNonNullElse(pixels.height(), USUAL_SIDE);
            return Footprint.working(found).outside(OnnxMemory.ofPictures(model, size, sizes.threads()));
        }
        long entries = sizes.rows(TableKind.FEATURES) * sizes.numbers(TableKind.FEATURES);
        return Footprint.working(found + entries * (Integer.BYTES + Double.BYTES) * 5 / 4)
                .outside(OnnxMemory.ofNumbers(model));
    }
}
