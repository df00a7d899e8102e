package io.labelwright.vision.image;

import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Pixels of an image as its file stores them; a note of the camera that it is to be turned (EXIF) changes nothing.
 *
 * @param width more than 0
 * @param height more than 0
 */
public record ImageSize(int width, int height) {

    /**
     * Reads the header of a JPEG, PNG, GIF, BMP or TIFF file; no pixel is decoded.
     *
     * @return null when it is no such file, or is damaged
     */
    public static @Nullable ImageSize of(SourceInput input) throws IOException {
        try (InputStream bytes = input.open();
                var image = new MemoryCacheImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(image, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                return width > 0 && height > 0 ? new ImageSize(width, height) : null;
            } finally {
                reader.dispose();
            }
        } catch (LabelingException e) {
            throw e;
        } catch (javax.imageio.IIOException | RuntimeException e) {
            // The JDK's readers throw whatever comes to their mind at damaged headers.
            return null;
        }
    }
}
