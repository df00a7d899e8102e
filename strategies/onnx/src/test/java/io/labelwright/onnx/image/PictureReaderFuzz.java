package io.labelwright.onnx.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.onnx.image.PictureOptions.Resample;
import java.awt.Rectangle;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are a picture of as many pixels as its header says, or a file that is refused. */
@Tag("fuzz")
final class PictureReaderFuzz {

    private static final int MOST_PIXELS = 1 << 16;

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "\\x89PNG\\x0D\\x0A\\x1A\\x0A",
        "IHDR",
        "PLTE",
        "tRNS",
        "IDAT",
        "IEND",
        "eXIf",
        "\\xFF\\xD8",
        "\\xFF\\xC0",
        "\\xFF\\xC2",
        "\\xFF\\xC4",
        "\\xFF\\xDA",
        "\\xFF\\xD9",
        "\\xFF\\xE1",
        "Exif\\x00\\x00II*\\x00"
    })
    void anyBytesAreAPictureOrRefused(byte[] bytes) throws IOException {
        try {
            Picture picture = new PictureReader(1 << 20, MOST_PIXELS, true).read(PictureNumbersTest.file(bytes));

            assertThat(picture.samples()).hasSize(picture.width() * picture.height() * picture.channels());
            Resampling.resize(picture, 7, 5, new Rectangle(1, 0, 5, 5), Resample.BICUBIC, MOST_PIXELS);
        } catch (BadPictureException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
