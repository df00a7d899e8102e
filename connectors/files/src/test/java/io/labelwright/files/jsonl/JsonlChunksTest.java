package io.labelwright.files.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.files.chunk.Told;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is read in chunks gives the records, the bad ones, and the end that it gives to one thread. */
final class JsonlChunksTest {

    private static final List<String> LINES = List.of(
            "{\"id\": 1, \"text\": \"abc\"}",
            "{\"id\": \"2\", \"text\": \"\u00fc \ud83d\ude00 \\u00e9 \\n\"}",
            "{\"text\": \"x\", \"id\": 3, \"more\": [1, {\"a\": null}]}",
            "{\"id\": 4}",
            "{\"text\": \"\\\"\\\\ \\/ \\b\\f\\n\\r\\t \\u0000\\u007F\\u00e9\\u20AC\\uD83D\\uDE00 ü\", \"id\": 10}",
            "{\"id\": 10, \"text\": \"\\udE00\\ud83d\"}",
            "{\"id\": 10, \"text\": \"\\ud83d\\n\"}",
            "{\"id\": 10, \"text\": \"\\ud83d\\u0041\"}",
            "{\"id\": 10, \"text\": \"\\a\"}",
            "{\"id\": 10, \"text\": \"\\u00g0\"}",
            "{\"id\": 10, \"text\": \"\\n\tb\"}",
            "{\"id\": 10, \"text\": \"\\",
            "{\"id\": 10, \"text\": \"\\u00",
            "{\"id\": 10, \"text\": \"\\n",
            "{\"i\\u0064\": 10, \"text\": 1}",
            "{}",
            "",
            "  \r",
            "{\"id\": 5, \"id\": 6}",
            "{\"new\": 1, \"id\": \"\\ud800\"}",
            "{\"id\": 7",
            "[1]",
            "{\"id\":-0.50,\"text\":\"with \u00fc, \ud83d\ude00 and \u007f in it\",\"flag\":true,\"none\":null}",
            " {\t\"text\" : \"\" , \"id\":1E+05 ,\"flag\": false } \r",
            "{\"text\": \"a\tb\", \"id\": 8}",
            "{\"id\": 01}",
            "{\"id\": 1., \"late\": 1}",
            "{\"id\": 1.5e, \"flag\": 1}",
            "{\"flag\": truer}",
            "{\"last\": nul",
            "{\"id\": -}",
            "{\"id\": 9} {}",
            "{\"id\": 9,}",
            "{\"\u00fc\": 1, \"\": 2}",
            "{\"\u00fc\": 2}",
            "{\"id\": \"a line that is too long for some configs, and has no end\"}");

    private static final ImportMapping MAPPING = new ImportMapping(
            null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);

    private static JsonlImportConfig config(int most) {
        return new JsonlImportConfig("data.jsonl", "utf-8", most, MAPPING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 30, 100, 300})
    void theSizeOfChunksChangesNothing(int chunk) throws IOException {
        var random = new SplittableRandom(chunk);
        int failed = 0;
        for (int round = 0; round < 700; round++) {
            var text = new StringBuilder(random.nextInt(8) == 0 ? "\ufeff" : "");
            int kinds = 1 + random.nextInt(LINES.size());
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(LINES.get(random.nextInt(kinds))).append(i > 0 || random.nextBoolean() ? "\n" : "");
                if (random.nextInt(6) == 0) {
                    text.append("{\"k").append(random.nextInt(9)).append("\": true}\n");
                }
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(10) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) 0xC0;
            }
            JsonlImportConfig config = config(random.nextBoolean() ? 50 : 1 << 20);

            List<String> expected = Told.by(new JsonlSource(config), bytes, 1);
            List<String> found = Told.by(new JsonlSource(config, chunk, 0), bytes, 1 + random.nextInt(3));

            assertThat(found).as(text.toString()).isEqualTo(expected);
            failed += expected.get(expected.size() - 1).startsWith("failed") ? 1 : 0;
        }
        assertThat(failed).as("texts that can't be read").isBetween(20, 500);
    }

    @Test
    void theMostKeysOfAFileAreThoseOfAllChunks() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < JsonRecord.COLUMNS + 20; i++) {
            text.append("{\"id\": 1, \"k").append(i % 3 == 0 ? 1 : i * 7 / 4).append("\": 2}\n");
            if (i == 500) {
                text.append('{');
                for (int k = 0; k < 300; k++) {
                    text.append(k == 0 ? "" : ", ")
                            .append("\"wide")
                            .append(k)
                            .append("\": ")
                            .append(k);
                }
                text.append("}\n");
            }
        }
        for (int i = 0; i < JsonRecord.COLUMNS / 2; i++) {
            text.append("{\"late").append(i).append("\": 2}\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        List<String> expected = Told.by(new JsonlSource(config(1 << 20)), bytes, 1);

        assertThat(expected).anyMatch(call -> call.contains("different keys allowed"));
        assertThat(Told.by(new JsonlSource(config(1 << 20), 3000, 0), bytes, 2)).isEqualTo(expected);
    }
}
