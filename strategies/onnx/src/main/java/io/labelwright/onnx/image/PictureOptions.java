package io.labelwright.onnx.image;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The block {@code pixels}: what a picture becomes before a model sees it, as the model's makers say. */
public record PictureOptions(
        @Doc("Width in pixels of what the model sees. Default: that of its input, where it is fixed.")
        @Optional
        @Range(min = 1, max = 8192)
        @Nullable
        Integer width,

        @Doc("Height in pixels of what the model sees. Default: that of its input, where it is fixed.")
        @Optional
        @Range(min = 1, max = 8192)
        @Nullable
        Integer height,

        @Doc("How a picture of other proportions is made to fit: stretch resizes each side to what the model sees; crop"
                + " resizes the shorter side to shorter_side and takes the middle.")
        @Default("stretch")
        Fit fit,

        @Doc("With fit: crop, the length of the shorter side before the middle is taken, such as 256 for 224. Default:"
                + " the larger of width and height.")
        @Optional
        @Range(min = 1, max = 8192)
        @Nullable
        Integer shorterSide,

        @Doc("How pixels between pixels are made, to the last bit as Pillow does it: bilinear, bicubic or nearest.")
        @Default("bilinear")
        Resample resample,

        @Doc("The colours of a pixel in their order.") @Default("rgb")
        Channels channels,

        @Doc("What values of 0 to 255 are multiplied by: a 255th makes them 0 to 1.")
        @Default("0.00392156862745098")
        @Range(min = 0, above = true)
        double scale,

        @Doc("What is taken off then, one number or one per colour, in the order of channels.")
        @Default("[0]")
        @Range(min = 1, max = 3)
        List<Double> mean,

        @Doc("What is divided by then, one number or one per colour.") @Default("[1]") @Range(min = 1, max = 3)
        List<Double> std,

        @Doc("The order of the model's input: nchw, colours before rows and columns (PyTorch); nhwc, behind them"
                + " (TensorFlow).")
        @Default("nchw")
        Layout layout,

        @Doc("Whether a picture is turned as the camera has noted it: exif, as people see it; stored, as it lies in the"
                + " file.")
        @Default("exif")
        Orientation orientation,

        @Doc("Pictures of more pixels are rejected before they are decoded.")
        @Default("50000000")
        @Range(min = 1, max = 500_000_000)
        int maxPixels,

        @Doc("Files of more bytes are rejected.") @Default("67108864") @Range(min = 1, max = 1_000_000_000)
        int maxBytes) {

    public PictureOptions {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        int colours = channels == Channels.GRAY ? 1 : 3;
        check("mean", mean, colours);
        check("std", std, colours);
        if (std.stream().anyMatch(value -> value <= 0)) {
            throw new IllegalArgumentException("std has a number that is not above 0, and values are divided by it");
        }
        if (shorterSide != null && fit != Fit.CROP) {
            throw new IllegalArgumentException("shorter_side goes with fit: crop");
        }
    }

    private static void check(String key, List<Double> values, int colours) {
        if (values.size() != 1 && values.size() != colours) {
            throw new IllegalArgumentException(key + " has " + values.size() + " numbers, and expected is one"
                    + (colours == 1 ? " for gray" : " or one per colour, 3"));
        }
    }

    /** How a picture of other proportions is made to fit. */
    public enum Fit {
        STRETCH,
        CROP
    }

    /** How pixels between pixels are made. */
    public enum Resample {
        BILINEAR,
        BICUBIC,
        NEAREST
    }

    /** The colours of a pixel. */
    public enum Channels {
        RGB,
        BGR,
        GRAY
    }

    /** The order of a model's input. */
    public enum Layout {
        NCHW,
        NHWC
    }

    /** Whether a picture is turned. */
    public enum Orientation {
        EXIF,
        STORED
    }
}
