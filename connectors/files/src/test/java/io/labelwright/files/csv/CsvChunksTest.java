package io.labelwright.files.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.files.chunk.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is read in chunks gives the records, the bad ones, and the end that it gives to one thread. */
final class CsvChunksTest {

    private static final String[] PIECES = {
        "a",
        "7",
        "bc,d",
        ",",
        ",",
        ",",
        "1,2\n",
        "3,44\n",
        "x,y\n",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "\"a,b\"",
        ",\"x\ny\"\n",
        "\",\"",
        " ",
        "\u00fc",
        "\ud83d\ude00",
        "'",
        "'=1",
        "\0",
        "a long cell of text that "
    };

    private static final List<CsvImport> CONFIGS = List.of(
            CsvImport.DEFAULTS.withDelimiter(","),
            CsvImport.DEFAULTS,
            CsvImport.DEFAULTS.withoutHeader(),
            CsvImport.DEFAULTS.withMaxFieldSize(4),
            CsvImport.DEFAULTS.withQuote("none"),
            CsvImport.DEFAULTS.withQuote("'").withSpreadsheetSafe(),
            CsvImport.DEFAULTS.withSpreadsheetSafe());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16, 40, 100})
    void theSizeOfChunksChangesNothing(int chunk) throws IOException {
        var random = new SplittableRandom(chunk);
        int bad = 0;
        int failed = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] bytes = text(random);
            CsvImport config = CONFIGS.get(random.nextInt(CONFIGS.size()));

            List<String> expected = Told.by(config.source(), bytes, 1);
            List<String> found = Told.by(config.sourceInChunks(chunk), bytes, 1 + random.nextInt(3));

            int last = expected.size() - 1;
            if (expected.get(last).contains("gzip")) {
                // One thread unpacks further ahead, and what it has not yet looked at is lost.
                assertThat(found.subList(0, last)).isEqualTo(expected.subList(0, last));
                assertThat(found.get(found.size() - 1)).isEqualTo(expected.get(last));
            } else {
                assertThat(found).as(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(expected);
            }
            bad += expected.stream().anyMatch(call -> call.startsWith("bad")) ? 1 : 0;
            failed += expected.get(expected.size() - 1).startsWith("failed") ? 1 : 0;
        }
        assertThat(bad).as("texts with bad records").isGreaterThan(200);
        assertThat(failed).as("texts that can't be read").isGreaterThan(50);
    }

    private static byte[] text(SplittableRandom random) throws IOException {
        var text = new StringBuilder(random.nextInt(8) == 0 ? "\ufeff" : "");
        text.append(
                random.nextInt(10) == 0
                        ? ""
                        : "a,b" + List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
        int pieces = random.nextInt(60);
        for (int i = 0; i < pieces; i++) {
            // Half of the texts are mostly good.
            text.append(PIECES[round(random)]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 4 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) 0xC0;
        }
        if (random.nextInt(20) == 0) {
            bytes = packed(bytes);
            bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(3) * random.nextInt(bytes.length / 3));
        }
        return bytes;
    }

    private static int round(SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextInt(PIECES.length) : 6 + random.nextInt(3);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
