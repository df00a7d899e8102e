package io.labelwright.files.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.testkit.MemoryInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFileTest {

    private static final String TEXT = "id,text\n1,caf\u00e9 \u201cquoted\u201d\n".repeat(5000);
    private static final String WIDE = "id,\ud83d\ude00\n\u4f60\u597d".repeat(9000);

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF-16", "utf-16le", "utf-16be", "utf-32", "windows-1252"})
    void readsBackWhatTheEncodingWrote(String encoding) throws IOException {
        String text = encoding.equals("windows-1252") ? TEXT : TEXT + WIDE;

        assertThat(read(text.getBytes(Charset.forName(encoding)), encoding)).isEqualTo(text);
    }

    @Test
    void latin1IsReadByItsName() throws IOException {
        assertThat(read("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1), "iso-8859-1"))
                .isEqualTo("caf\u00e9");
    }

    @ParameterizedTest
    @CsvSource({"EFBBBF, utf-8", "FFFE, utf-16le", "FEFF, utf-16be", "FEFF, utf-16", "FFFE, utf-16"})
    void aByteOrderMarkIsLeftOut(String mark, String encoding) throws IOException {
        Charset charset =
                Charset.forName(encoding.equals("utf-16") ? mark.equals("FFFE") ? "utf-16le" : "utf-16be" : encoding);

        assertThat(read(join(HexFormat.of().parseHex(mark), "id".getBytes(charset)), encoding))
                .isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource({
        "FFFE, utf-8, utf-16",
        "FEFF, iso-8859-1, utf-16",
        "EFBBBF, windows-1252, utf-8",
        "FEFF, utf-16le, utf-16"
    })
    void aByteOrderMarkOfAnotherEncodingIsRefused(String mark, String encoding, String wanted) {
        byte[] bytes = join(HexFormat.of().parseHex(mark), "id".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(bytes, encoding))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("data.csv:1:1 LBL-2006")
                .hasMessageContaining("say encoding: " + wanted);
    }

    @ParameterizedTest
    @CsvSource({"E9, 0xE9", "C0AF, 0xC0", "EDA080, 0xED", "F4908080, 0xF4", "E282, 0xE2 0x82", "80, 0x80"})
    void bytesThatAreNoUtf8AreRefusedWithTheirPlace(String hex, String shown) {
        byte[] good = "ok\r\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = join(
                join(good, "\u00e4\u00f6 ".getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> read(bytes, "utf-8"))
                .isInstanceOf(LabelingException.class)
                .hasMessageStartingWith("data.csv:20001:4 LBL-2006 the bytes " + shown)
                .hasMessageContaining("encoding: windows-1252");
    }

    @Test
    void otherEncodingsAreStrictToo() {
        assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0x81}, "windows-1252"))
                .hasMessageContaining("data.csv:1:2 LBL-2006 the bytes 0x81 are no text in windows-1252");
        assertThatThrownBy(() -> read(new byte[] {0, 'a', 0}, "utf-16be")).hasMessageContaining("data.csv:1:2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Encodings.named("latin-99"))
                .withMessageContaining("'latin-99' is not known");
    }

    @Test
    void gzipIsUnpackedByItsContentAlsoInSeveralMembers() throws IOException {
        byte[] twice = join(gzip(TEXT), gzip(WIDE));

        assertThat(read(twice, "utf-8")).isEqualTo(TEXT + WIDE);
    }

    @Test
    void gzipThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] first = gzip("a,b\n1,2\n");
        byte[] whole = join(first, gzip("3,4\n"));
        for (int length = 0; length < whole.length; length++) {
            var cut = new MemoryInput("data.csv.gz", Arrays.copyOf(whole, length));
            if (length == first.length) {
                assertThat(read(cut, "utf-8")).isEqualTo("a,b\n1,2\n");
                continue;
            }
            assertThatThrownBy(() -> read(cut, "utf-8"))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(LabelingException.class)
                    .hasMessageContaining("the gzip data ends too early");
        }
    }

    @Test
    void gzipWithAChangedBitIsRefusedOrReadsTheSame() throws IOException {
        byte[] whole = gzip("a,b\n1,2\n");
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            var input = new MemoryInput("data.csv.gz", changed);
            try {
                assertThat(read(input, "utf-8")).as("bit %d", bit).isEqualTo("a,b\n1,2\n");
            } catch (LabelingException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void aParserSeesTheSamePortionsWhateverTheDiskHandsOut() throws IOException {
        var input = new MemoryInput("data.csv", "\u00fc".repeat(40_000).getBytes(StandardCharsets.UTF_8));

        assertThat(portions(input.inPortions(3))).isEqualTo(portions(input.inPortions(8191)));
    }

    @Test
    void anArchiveIsNotTakenForText() {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex("504b030414"), "windows-1252"))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("ZIP archive");
    }

    private static List<Integer> portions(MemoryInput input) throws IOException {
        List<Integer> portions = new ArrayList<>();
        var buffer = new char[8000];
        try (Reader reader = new TextFile(input, StandardCharsets.UTF_8).open()) {
            for (int count = reader.read(buffer, 0, 8000); count >= 0; count = reader.read(buffer, 0, 8000)) {
                portions.add(count);
            }
        }
        return portions;
    }

    private static String read(byte[] bytes, String encoding) throws IOException {
        return read(new MemoryInput("data.csv", bytes), encoding);
    }

    private static String read(MemoryInput input, String encoding) throws IOException {
        var text = new StringBuilder();
        var buffer = new char[1001];
        try (Reader reader = new TextFile(input, Encodings.named(encoding)).open()) {
            for (int count = reader.read(buffer, 0, 1001); count >= 0; count = reader.read(buffer, 0, 1001)) {
                text.append(buffer, 0, count);
            }
        }
        assertThat(input.unclosed()).isZero();
        return text.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
