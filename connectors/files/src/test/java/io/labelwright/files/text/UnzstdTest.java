package io.labelwright.files.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.testkit.MemoryInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class UnzstdTest {

    /** What {@code printf 'id,text\na,b\n' | zstd} gives: a checksum, no size. */
    private static final String OF_THE_TOOL = "KLUv/QRYYQAAaWQsdGV4dAphLGIKGT/01A==";

    private static final String LONG_TEXT = LongStream.range(0, 60_000)
            .mapToObj(i -> Long.toString(i * 2654435761L, 36))
            .collect(Collectors.joining("\n"));

    @Test
    void framesOneBehindTheOtherAreOneText() throws IOException {
        byte[] first = zstd("a,b\n");
        byte[] second = zstd(LONG_TEXT);

        assertThat(read("x", join(first, second))).isEqualTo("a,b\n" + LONG_TEXT);
        assertThat(read("x.ZST", second)).isEqualTo(LONG_TEXT);
    }

    @Test
    void skippableFramesAreLeftOut() throws IOException {
        byte[] skippable = HexFormat.of().parseHex("5f2a4d1803000000aabbcc");

        assertThat(read("x", join(skippable, zstd("a\n")))).isEqualTo("a\n");
        assertThat(read("x", join(zstd("a\n"), skippable))).isEqualTo("a\n");
        assertThatThrownBy(() -> read("x.zst", skippable)).hasMessageContaining("cut off");
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = zstd(LONG_TEXT.substring(0, 3000));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> read("data.zst", cut))
                    .isInstanceOf(LabelingException.class)
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void changedBytesAreRefusedOrTheSameText() throws IOException {
        byte[] whole = zstd(LONG_TEXT.substring(0, 3000));
        int same = 0;
        for (int seed = 0; seed < 2000; seed++) {
            var random = new SplittableRandom(seed);
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(read("data.zst", changed)).isEqualTo(LONG_TEXT.substring(0, 3000));
                same++;
            } catch (LabelingException e) {
                assertThat(e.problems().get(0).place().file()).isEqualTo("data.zst");
            }
        }
        assertThat(same).isLessThan(100);
    }

    @Test
    void aWindowThatTakesMoreMemoryIsRefused() {
        // A frame header with a window descriptor of 16 MiB.
        byte[] wide = HexFormat.of().parseHex("28b52ffd0070010000");

        assertThatThrownBy(() -> read("x.zst", wide))
                .hasMessageContaining("window of 16777216 bytes")
                .hasMessageContaining("at most 8388608");
    }

    @Test
    void aDictionaryIsRefused() {
        assertThatThrownBy(() -> read("x.zst", HexFormat.of().parseHex("28b52ffd015807010000")))
                .hasMessageContaining("dictionary");
    }

    @Test
    void whatIsNoZstdIsRefusedWithItsPlace() throws IOException {
        byte[] data = join(zstd("a\n"), "more".getBytes(StandardCharsets.UTF_8));
        int end = data.length - 4;

        assertThatThrownBy(() -> read("x.zst", "id,text\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("at byte 0");
        assertThatThrownBy(() -> read("x", data)).hasMessageContaining("at byte " + end);
    }

    @Test
    void aBombIsReadInPortions() throws IOException {
        // 1 GiB of zeros in 33 kB: nobody holds it.
        var out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("28b52ffd0058"));
        for (int block = 0; block < 8192; block++) {
            int header = (1 << 17) << 3 | 1 << 1 | (block == 8191 ? 1 : 0);
            out.write(header);
            out.write(header >> 8);
            out.write(header >> 16);
            out.write('a');
        }
        long count = 0;
        var buffer = new char[1 << 16];
        var input = new MemoryInput("x.zst", out.toByteArray());
        try (Reader reader = new TextFile(input, StandardCharsets.UTF_8).open()) {
            for (int read = reader.read(buffer, 0, 1 << 16); read >= 0; read = reader.read(buffer, 0, 1 << 16)) {
                count += read;
            }
        }

        assertThat(count).isEqualTo(1L << 30);
    }

    private static String read(String name, byte[] bytes) throws IOException {
        var text = new StringBuilder();
        var buffer = new char[1001];
        var input = new MemoryInput(name, bytes);
        try (Reader reader = new TextFile(input, StandardCharsets.UTF_8).open()) {
            for (int count = reader.read(buffer, 0, 1001); count >= 0; count = reader.read(buffer, 0, 1001)) {
                text.append(buffer, 0, count);
            }
        } finally {
            assertThat(input.unclosed()).isZero();
        }
        return text.toString();
    }

    private static byte[] zstd(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZstdOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    @Test
    void whatTheToolWritesIsRead() throws IOException {
        assertThat(read("x", Base64.getDecoder().decode(OF_THE_TOOL))).isEqualTo("id,text\na,b\n");
    }
}
