package io.labelwright.onnx.image;

import io.labelwright.onnx.image.PictureOptions.Channels;
import io.labelwright.onnx.image.PictureOptions.Fit;
import io.labelwright.onnx.image.PictureOptions.Layout;
import io.labelwright.onnx.image.PictureOptions.Orientation;
import io.labelwright.spi.file.StageFile;
import java.awt.Rectangle;
import java.io.IOException;

/**
 * Picture files as the numbers that a model takes. Pixels are those of Pillow's and torchvision's usual steps
 * ({@code Resize}, {@code CenterCrop}, {@code ToTensor}, {@code Normalize}) to the last bit, their numbers to 1e-6. May
 * be used by several threads.
 */
public final class PictureNumbers {

    private final PictureOptions options;
    private final PictureReader reader;
    private final int width;
    private final int height;
    /** Per colour and value of 0 to 255 its number. */
    private final float[][] numbers;

    /**
     * The numbers of pictures.
     *
     * @param width of what the model sees
     * @param height of what the model sees
     * @throws IllegalArgumentException when shorter_side is too small for them
     */
    public PictureNumbers(PictureOptions options, int width, int height) {
        Integer shorter = options.shorterSide();
        if (shorter != null && shorter < Math.max(width, height)) {
            throw new IllegalArgumentException(
                    "shorter_side: " + shorter + " is less than what the model sees, " + width + " x " + height);
        }
        this.options = options;
        this.reader =
                new PictureReader(options.maxBytes(), options.maxPixels(), options.orientation() == Orientation.EXIF);
        this.width = width;
        this.height = height;
        this.numbers = new float[colours()][256];
        for (int c = 0; c < numbers.length; c++) {
            double mean = options.mean().get(options.mean().size() == 1 ? 0 : c);
            double std = options.std().get(options.std().size() == 1 ? 0 : c);
            for (int value = 0; value < 256; value++) {
                numbers[c][value] = (float) ((value * options.scale() - mean) / std);
            }
        }
    }

    private int colours() {
        return options.channels() == Channels.GRAY ? 1 : 3;
    }

    /** The shape of a tensor of one picture. */
    public long[] shape() {
        return options.layout() == Layout.NCHW
                ? new long[] {1, colours(), height, width}
                : new long[] {1, height, width, colours()};
    }

    /**
     * The numbers of a file.
     *
     * @throws BadPictureException when it is no picture that can be used
     * @throws IOException when it can't be read
     */
    public float[] of(StageFile file) throws IOException {
        Picture read = reader.read(file);
        return numbers(fitted(options.channels() == Channels.GRAY ? read.grey() : read));
    }

    private Picture fitted(Picture picture) throws BadPictureException {
        int toWidth = width;
        int toHeight = height;
        if (options.fit() == Fit.CROP) {
            long shorter = options.shorterSide() == null ? Math.max(width, height) : options.shorterSide();
            int wide = picture.width();
            int high = picture.height();
            // The longer side is cut off to whole pixels, as torchvision does.
            toWidth = (int) (wide <= high ? shorter : shorter * wide / high);
            toHeight = (int) (wide <= high ? shorter * high / wide : shorter);
        }
        // Halves are rounded to even numbers, as Python does.
        var middle = new Rectangle(
                (int) Math.rint((toWidth - width) / 2.0), (int) Math.rint((toHeight - height) / 2.0), width, height);
        return Resampling.resize(picture, toWidth, toHeight, middle, options.resample(), options.maxPixels());
    }

    private float[] numbers(Picture picture) {
        int colours = colours();
        int pixels = width * height;
        boolean first = options.layout() == Layout.NCHW;
        var out = new float[pixels * colours];
        for (int c = 0; c < colours; c++) {
            int from = picture.channels() == 1 ? 0 : options.channels() == Channels.BGR ? colours - 1 - c : c;
            for (int i = 0; i < pixels; i++) {
                int value = picture.samples()[i * picture.channels() + from] & 0xFF;
                out[first ? c * pixels + i : i * colours + c] = numbers[c][value];
            }
        }
        return out;
    }
}
