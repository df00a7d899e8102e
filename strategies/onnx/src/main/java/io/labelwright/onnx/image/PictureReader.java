package io.labelwright.onnx.image;

import io.labelwright.spi.file.StageFile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG and JPEG files of strangers. The size of the file and, from its header, the number of its pixels are looked
 * at before anything is decoded, so that a small file that unpacks to gigabytes costs nothing.
 *
 * <p>Values are those of the file, as Pillow gives them by {@code convert("RGB")}: no colour profile is applied,
 * transparency is left out, of 16 bits the upper 8 are taken.
 *
 * @param maxBytes the most bytes of a file
 * @param maxPixels the most pixels of a picture
 * @param upright whether it is turned as the camera has noted it (EXIF)
 */
record PictureReader(int maxBytes, int maxPixels, boolean upright) {

    /** What JPEG can say; a longer side of a PNG is no picture that somebody has taken. */
    private static final int LONGEST_SIDE = 65_535;

    private static final int BYTE = 8;

    /**
     * Reads a picture.
     *
     * @throws BadPictureException when the file is no such picture or exceeds a limit
     * @throws IOException when it can't be read
     */
    Picture read(StageFile file) throws IOException {
        byte[] bytes = bytes(file);
        EncodedPicture encoded = EncodedPicture.of(bytes);
        if (Math.max(encoded.width(), encoded.height()) > LONGEST_SIDE) {
            throw new BadPictureException("the picture has '" + encoded.width() + " x " + encoded.height()
                    + "' pixels, and a side has at most " + LONGEST_SIDE);
        }
        if ((long) encoded.width() * encoded.height() > maxPixels) {
            throw new BadPictureException("the picture has '" + encoded.width() + " x " + encoded.height()
                    + "' pixels, more than max_pixels: " + maxPixels);
        }
        Picture stored = decode(encoded);
        return upright ? stored.turned(encoded.orientation()) : stored;
    }

    private byte[] bytes(StageFile file) throws IOException {
        if (file.size() > maxBytes) {
            throw tooLarge();
        }
        try (InputStream in = file.open()) {
            byte[] bytes = in.readNBytes(maxBytes);
            if (bytes.length == maxBytes && in.read() >= 0) {
                throw tooLarge();
            }
            return bytes;
        }
    }

    private BadPictureException tooLarge() {
        return new BadPictureException("the file has more bytes than max_bytes: " + maxBytes);
    }

    private static Picture decode(EncodedPicture encoded) throws BadPictureException {
        ImageReader reader = reader(encoded.format());
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded.bytes()))) {
            reader.setInput(in, true, true);
            return picture(reader.read(0));
        } catch (IOException | RuntimeException e) {
            // The JDK's readers throw whatever comes to their mind at damaged files.
            throw new BadPictureException("the file is damaged: its pixels can't be decoded");
        } finally {
            reader.dispose();
        }
    }

    /** The JDK's own: others that lie on some class path would give other pixels there. */
    private static ImageReader reader(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
                return reader;
            }
        }
        throw new IllegalStateException("this Java decodes no " + format);
    }

    private static Picture picture(BufferedImage image) {
        Raster raster = image.getRaster();
        ColorModel colors = image.getColorModel();
        int width = image.getWidth();
        int height = image.getHeight();
        int bands = raster.getNumBands();
        boolean indexed = colors instanceof IndexColorModel;
        int channels = indexed || bands > 2 ? 3 : 1;
        int shift = indexed ? 0 : Math.max(0, colors.getComponentSize(0) - BYTE);
        var samples = new byte[width * height * channels];
        var row = new int[width * bands];
        int to = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                if (indexed) {
                    int color = colors.getRGB(row[x]);
                    samples[to++] = (byte) (color >> 16);
                    samples[to++] = (byte) (color >> 8);
                    samples[to++] = (byte) color;
                } else {
                    for (int c = 0; c < channels; c++) {
                        samples[to++] = (byte) (row[x * bands + c] >> shift);
                    }
                }
            }
        }
        return new Picture(width, height, channels, samples);
    }
}
