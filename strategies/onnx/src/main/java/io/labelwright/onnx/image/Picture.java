package io.labelwright.onnx.image;

import java.util.Arrays;

/**
 * Pixels in rows from the top, each of {@code channels} bytes: red, green, blue, or one of grey.
 *
 * @param width more than 0
 * @param height more than 0
 * @param channels 1 or 3
 * @param samples {@code width * height * channels} values of 0 to 255, as unsigned bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its samples
record Picture(int width, int height, int channels, byte[] samples) {

    private static final int RED = 19_595;
    private static final int GREEN = 38_470;
    private static final int BLUE = 7_471;
    private static final int HALF = 1 << 15;

    /** Brightness by ITU-R 601-2, in the whole numbers of Pillow. */
    Picture grey() {
        if (channels == 1) {
            return this;
        }
        var grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            int at = 3 * i;
            grey[i] = (byte) (((samples[at] & 0xFF) * RED
                            + (samples[at + 1] & 0xFF) * GREEN
                            + (samples[at + 2] & 0xFF) * BLUE
                            + HALF)
                    >> 16);
        }
        return new Picture(width, height, 1, grey);
    }

    /**
     * As it is to be looked at.
     *
     * @param orientation what EXIF says: 1 as stored, 2 to 8 mirrored or turned; others count as 1
     */
    Picture turned(int orientation) {
        if (orientation < 2 || orientation > 8) {
            return this;
        }
        boolean swapped = orientation >= 5;
        int wide = swapped ? height : width;
        int high = swapped ? width : height;
        var turned = new byte[samples.length];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int alongX = swapped ? y : x;
                int alongY = swapped ? x : y;
                boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                int fromX = fromRight ? width - 1 - alongX : alongX;
                int fromY = fromBelow ? height - 1 - alongY : alongY;
                System.arraycopy(
                        samples, (fromY * width + fromX) * channels, turned, (y * wide + x) * channels, channels);
            }
        }
        return new Picture(wide, high, channels, turned);
    }

    /** The part of a size whose upper left corner is here; it lies inside. */
    Picture part(int left, int top, int partWidth, int partHeight) {
        var part = new byte[partWidth * partHeight * channels];
        for (int y = 0; y < partHeight; y++) {
            System.arraycopy(
                    samples,
                    ((top + y) * width + left) * channels,
                    part,
                    y * partWidth * channels,
                    partWidth * channels);
        }
        return new Picture(partWidth, partHeight, channels, part);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Picture picture
                && width == picture.width
                && height == picture.height
                && channels == picture.channels
                && Arrays.equals(samples, picture.samples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples) + 31 * (width + 31 * height);
    }
}
