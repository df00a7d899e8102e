package io.labelwright.onnx.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.onnx.image.PictureOptions.Channels;
import io.labelwright.onnx.image.PictureOptions.Fit;
import io.labelwright.onnx.image.PictureOptions.Layout;
import io.labelwright.onnx.image.PictureOptions.Orientation;
import io.labelwright.onnx.image.PictureOptions.Resample;
import io.labelwright.spi.file.StageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Pixels against those of Pillow, made by golden.py beside the pictures; broken and hostile files. */
final class PictureNumbersTest {

    /** JPEGs are decoded by another library than Pillow's, whose arithmetic is the same but for the last bit. */
    private static final int JPEG_TOLERANCE = 1;

    static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PictureNumbersTest.class.getResourceAsStream("pictures/" + name), name)) {
            return in.readAllBytes();
        }
    }

    static StageFile file(byte[] bytes) {
        return new StageFile() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return -1;
            }

            @Override
            public Path path() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static PictureOptions options(
            Fit fit,
            Integer shorter,
            Resample resample,
            Channels channels,
            Layout layout,
            int maxPixels,
            int maxBytes) {
        return new PictureOptions(
                null,
                null,
                fit,
                shorter,
                resample,
                channels,
                1,
                List.of(0.0),
                List.of(1.0),
                layout,
                Orientation.EXIF,
                maxPixels,
                maxBytes);
    }

    private static PictureNumbers stretched(int width, int height, Resample resample) {
        return new PictureNumbers(
                options(Fit.STRETCH, null, resample, Channels.RGB, Layout.NHWC, 1000, 100_000), width, height);
    }

    private static List<String[]> golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(PictureNumbersTest.class.getResourceAsStream("golden.txt"))) {
            var rows = new ArrayList<String[]>();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .forEach(line -> rows.add(line.split(" \\| ", -1)));
            return rows;
        }
    }

    @TestFactory
    Stream<DynamicTest> pixelsAreThoseOfPillow() throws IOException {
        return golden().stream()
                .filter(row -> !row[1].startsWith("normalised"))
                .map(row -> DynamicTest.dynamicTest(row[0] + " " + row[1], () -> {
                    String[] size = row[2].split(" ", -1);
                    float[] made = made(row[1].split(" ", -1), size).of(file(resource(row[0])));

                    byte[] expected = HexFormat.of().parseHex(row[3]);
                    assertThat(made).hasSameSizeAs(expected);
                    int tolerance = row[0].endsWith(".jpg") ? JPEG_TOLERANCE : 0;
                    for (int i = 0; i < made.length; i++) {
                        assertThat((int) made[i])
                                .as("sample %s of %s", i, made.length)
                                .isCloseTo(expected[i] & 0xFF, Offset.offset(tolerance));
                    }
                }));
    }

    private static PictureNumbers made(String[] steps, String[] size) {
        int width = Integer.parseInt(size[0]);
        int height = Integer.parseInt(size[1]);
        return switch (steps[0]) {
            case "bicubic" -> stretched(width, height, Resample.BICUBIC);
            case "nearest" -> stretched(width, height, Resample.NEAREST);
            case "gray" ->
                new PictureNumbers(
                        options(Fit.STRETCH, null, Resample.BILINEAR, Channels.GRAY, Layout.NCHW, 1000, 100_000),
                        width,
                        height);
            case "crop" ->
                new PictureNumbers(
                        options(
                                Fit.CROP,
                                Integer.valueOf(steps[1]),
                                Resample.BILINEAR,
                                Channels.RGB,
                                Layout.NHWC,
                                1000,
                                100_000),
                        width,
                        height);
            default -> stretched(width, height, Resample.BILINEAR);
        };
    }

    @Test
    void numbersAreThoseOfTorchvision() throws IOException {
        String[] row = golden().stream()
                .filter(line -> line[1].startsWith("normalised"))
                .findFirst()
                .orElseThrow();
        var options = new PictureOptions(
                null,
                null,
                Fit.STRETCH,
                null,
                Resample.BILINEAR,
                Channels.RGB,
                1 / 255.0,
                List.of(0.485, 0.456, 0.406),
                List.of(0.229, 0.224, 0.225),
                Layout.NCHW,
                Orientation.EXIF,
                1000,
                100_000);

        float[] made = new PictureNumbers(options, 8, 6).of(file(resource(row[0])));

        String[] expected = row[3].split(" ", -1);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) made[9 * i]).isEqualTo(Double.parseDouble(expected[i]), Offset.offset(1e-6));
        }
    }

    @Test
    void coloursMayStandTheOtherWayRoundAndBehindOrBefore() throws IOException {
        StageFile picture = file(resource("rgb.png"));

        float[] rgb = stretched(3, 2, Resample.BILINEAR).of(picture);
        float[] bgr = new PictureNumbers(
                        options(Fit.STRETCH, null, Resample.BILINEAR, Channels.BGR, Layout.NCHW, 1000, 100_000), 3, 2)
                .of(picture);

        for (int pixel = 0; pixel < 6; pixel++) {
            for (int c = 0; c < 3; c++) {
                assertThat(bgr[(2 - c) * 6 + pixel]).isEqualTo(rgb[pixel * 3 + c]);
            }
        }
    }

    @Test
    void aPictureStaysAsItIsStoredWhenAskedTo() throws IOException {
        var reader = new PictureReader(100_000, 1000, false);

        assertThat(reader.read(file(resource("turned-6.png"))).width()).isEqualTo(5);
        assertThat(new PictureReader(100_000, 1000, true)
                        .read(file(resource("turned-6.png")))
                        .width())
                .isEqualTo(3);
    }

    private static void refused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> stretched(8, 8, Resample.BILINEAR).of(file(bytes)))
                .isInstanceOf(BadPictureException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        refused(new byte[0], "the file is empty");
        refused("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8), "neither PNG nor JPEG");
        refused("GIF89a, which is a picture of another kind".getBytes(StandardCharsets.UTF_8), "neither PNG nor JPEG");
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() throws IOException {
        for (String name : List.of("rgb.png", "palette.png", "full.jpg", "progressive.jpg", "turned.jpg")) {
            byte[] whole = resource(name);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> stretched(8, 8, Resample.BILINEAR).of(file(cut)))
                        .as("%s cut off after %s of %s bytes", name, length, whole.length)
                        .isInstanceOf(BadPictureException.class);
            }
        }
    }

    @Test
    void aDamagedFileIsRefusedOrRead() throws IOException {
        for (String name :
                List.of("rgb.png", "palette.png", "sixteen.png", "full.jpg", "progressive.jpg", "turned.jpg")) {
            byte[] whole = resource(name);
            for (int place = 0; place < whole.length; place++) {
                byte[] damaged = whole.clone();
                damaged[place] ^= 0x55;
                try {
                    assertThat(stretched(8, 8, Resample.BILINEAR).of(file(damaged)))
                            .hasSize(192);
                } catch (BadPictureException e) {
                    assertThat(e).hasMessageNotContainingAny("Exception", "null");
                }
            }
        }
    }

    @Test
    void aDamagedPngIsNeverTakenForAPicture() throws IOException {
        byte[] whole = resource("rgb.png");
        for (int place = 8; place < whole.length; place++) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 1;
            assertThatThrownBy(() -> stretched(8, 8, Resample.BILINEAR).of(file(damaged)))
                    .as("byte %s", place)
                    .isInstanceOf(BadPictureException.class);
        }
    }

    @Test
    void aPictureThatUnpacksToGigabytesIsRefusedByItsHeader() throws IOException {
        refused(HostilePictures.bomb(20_000, 20_000), "'20000 x 20000' pixels, more than max_pixels: 1000");
        refused(HostilePictures.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE), "a side has at most 65535");
        refused(HostilePictures.bomb(-1, 5), "has no pixels");
        // Its pixels are few, but what stands beside them unpacks to a gigabyte.
        byte[] text = HostilePictures.withText(resource("palette.png"), 1 << 30);
        assertThat(text.length).isLessThan(2_000_000);
        assertThat(new PictureReader(2_000_000, 1000, true).read(file(text)).width())
                .isEqualTo(19);
    }

    @Test
    void aFileOfTooManyBytesIsRefused() throws IOException {
        byte[] bytes = resource("rgb.png");

        assertThat(new PictureReader(bytes.length, 1000, true).read(file(bytes)).width())
                .isEqualTo(19);
        assertThatThrownBy(() -> new PictureReader(bytes.length - 1, 1000, true).read(file(bytes)))
                .isInstanceOf(BadPictureException.class)
                .hasMessageContaining("more bytes than max_bytes");
    }

    @Test
    void scansWithoutEndAreRefused() throws IOException {
        refused(HostilePictures.withScans(resource("progressive.jpg"), 150), "more than '100' times");
    }

    @Test
    void aJpegOfFourColoursIsRefused() throws IOException {
        byte[] bytes = resource("full.jpg");
        int frame = HostilePictures.frame(bytes);
        bytes[frame + 9] = 4;

        refused(bytes, "'4' colours of '8' bits");
    }

    @Test
    void aStripIsCutWithoutBeingResizedAsAWhole() throws IOException {
        byte[] strip = HostilePictures.grey(1, 60_000);
        var options = options(Fit.CROP, null, Resample.BILINEAR, Channels.RGB, Layout.NCHW, 100_000, 100_000);

        assertThat(new PictureNumbers(options, 224, 224).of(file(strip))).hasSize(3 * 224 * 224);
        refused(strip, "more than max_pixels");
        assertThatThrownBy(() -> new PictureNumbers(
                                options(
                                        Fit.STRETCH,
                                        null,
                                        Resample.BILINEAR,
                                        Channels.RGB,
                                        Layout.NCHW,
                                        100_000,
                                        100_000),
                                224,
                                224)
                        .of(file(strip)))
                .hasMessageContaining("'1 x 60000' pixels is too long for its width");
    }

    @Test
    void aShorterSideThatDoesNotCoverThePictureIsRefused() {
        var options = options(Fit.CROP, 200, Resample.BILINEAR, Channels.RGB, Layout.NCHW, 1000, 1000);

        assertThatThrownBy(() -> new PictureNumbers(options, 224, 100))
                .hasMessageContaining("shorter_side: 200 is less than what the model sees, 224 x 100");
    }
}
