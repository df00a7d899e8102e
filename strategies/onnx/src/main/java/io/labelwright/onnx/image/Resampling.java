package io.labelwright.onnx.image;

import io.labelwright.onnx.image.PictureOptions.Resample;
import java.awt.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Resizing as Pillow does it ({@code Image.resize}), which torchvision calls for pictures: a filter whose support grows
 * with the factor, so that nothing is left out when a picture becomes smaller; first along rows, then along columns,
 * each rounded to bytes, in whole numbers with 22 bits behind the point. Same values to the last bit.
 *
 * <p>Cost: per pixel of the result and direction as many steps as the factor, at least 2 (bilinear) or 4 (bicubic).
 */
final class Resampling {

    private static final int PRECISION = 32 - 8 - 2;
    private static final double BICUBIC = -0.5;

    /** Per pixel of the part of a side: the first pixel that it is made of. */
    private final int[] first;
    /** Per pixel: how many. */
    private final int[] count;
    /** Per pixel their weights, {@code size} apart. */
    private final int[] weights;

    private final int size;

    /**
     * The weights for a part of a side.
     *
     * @param from length of the side
     * @param to length that it would have as a whole
     * @param start where the part begins
     * @param length of the part
     */
    private Resampling(int from, int to, int start, int length, Resample kind) {
        double scale = (double) from / to;
        double wide = Math.max(1, scale);
        double support = (kind == Resample.BICUBIC ? 2 : 1) * wide;
        this.size = (int) Math.ceil(support) * 2 + 1;
        this.first = new int[length];
        this.count = new int[length];
        this.weights = new int[length * size];
        var exact = new double[size];
        for (int x = 0; x < length; x++) {
            double center = (start + x + 0.5) * scale;
            int low = Math.max(0, (int) (center - support + 0.5));
            int high = Math.min(from, (int) (center + support + 0.5));
            double sum = 0;
            for (int i = 0; i < high - low; i++) {
                exact[i] = weight(kind, (i + low - center + 0.5) * (1 / wide));
                sum += exact[i];
            }
            first[x] = low;
            count[x] = high - low;
            for (int i = 0; i < high - low; i++) {
                double weight = (sum == 0 ? exact[i] : exact[i] / sum) * (1 << PRECISION);
                weights[x * size + i] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
        }
    }

    private static double weight(Resample kind, double distance) {
        double x = Math.abs(distance);
        if (kind == Resample.BILINEAR) {
            return x < 1 ? 1 - x : 0;
        }
        if (x < 1) {
            return ((BICUBIC + 2) * x - (BICUBIC + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * BICUBIC : 0;
    }

    /**
     * A part of the picture in another size; what lies outside of the part is not made.
     *
     * @param toWidth width of the whole in the other size
     * @param toHeight height of the whole
     * @param part the part of it, which lies inside
     * @param mostPixels of what stands between the two steps
     * @throws BadPictureException when the picture is so long that this would have more
     */
    static Picture resize(Picture picture, int toWidth, int toHeight, Rectangle part, Resample kind, int mostPixels)
            throws BadPictureException {
        if (kind == Resample.NEAREST) {
            return nearest(picture, toWidth, toHeight, part);
        }
        int top = 0;
        int rows = part.height;
        @Nullable Resampling down = null;
        if (picture.height() != toHeight) {
            down = new Resampling(picture.height(), toHeight, part.y, part.height, kind);
            top = down.first[0];
            rows = down.first[part.height - 1] + down.count[part.height - 1] - top;
        } else {
            top = part.y;
        }
        if ((long) rows * part.width > mostPixels) {
            throw new BadPictureException("the picture of '" + picture.width() + " x " + picture.height()
                    + "' pixels is too long for its width to be resized");
        }
        Picture wide;
        if (picture.width() == toWidth) {
            wide = picture.part(part.x, top, part.width, rows);
        } else {
            wide = new Resampling(picture.width(), toWidth, part.x, part.width, kind).alongRows(picture, top, rows);
        }
        return down == null ? wide : down.alongColumns(wide, top);
    }

    private static Picture nearest(Picture picture, int toWidth, int toHeight, Rectangle part) {
        int channels = picture.channels();
        var samples = new byte[part.width * part.height * channels];
        double stepX = (double) picture.width() / toWidth;
        double stepY = (double) picture.height() / toHeight;
        int to = 0;
        for (int y = part.y; y < part.y + part.height; y++) {
            int fromY = (int) ((y + 0.5) * stepY);
            for (int x = part.x; x < part.x + part.width; x++) {
                int from = (fromY * picture.width() + (int) ((x + 0.5) * stepX)) * channels;
                System.arraycopy(picture.samples(), from, samples, to, channels);
                to += channels;
            }
        }
        return new Picture(part.width, part.height, channels, samples);
    }

    private Picture alongRows(Picture picture, int top, int rows) {
        int channels = picture.channels();
        byte[] in = picture.samples();
        var out = new byte[first.length * rows * channels];
        int to = 0;
        for (int y = top; y < top + rows; y++) {
            for (int x = 0; x < first.length; x++) {
                int from = (y * picture.width() + first[x]) * channels;
                for (int c = 0; c < channels; c++) {
                    out[to++] = sum(in, from + c, channels, x);
                }
            }
        }
        return new Picture(first.length, rows, channels, out);
    }

    /** Rows of the picture begin at row {@code top} of the whole. */
    private Picture alongColumns(Picture picture, int top) {
        int row = picture.width() * picture.channels();
        byte[] in = picture.samples();
        var out = new byte[row * first.length];
        int to = 0;
        for (int y = 0; y < first.length; y++) {
            for (int i = 0; i < row; i++) {
                out[to++] = sum(in, (first[y] - top) * row + i, row, y);
            }
        }
        return new Picture(picture.width(), first.length, picture.channels(), out);
    }

    private byte sum(byte[] in, int from, int step, int x) {
        int sum = 1 << (PRECISION - 1);
        int at = from;
        for (int i = x * size; i < x * size + count[x]; i++) {
            sum += (in[at] & 0xFF) * weights[i];
            at += step;
        }
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
    }
}
