package io.labelwright.files.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.testkit.SourceCheck;
import io.labelwright.testkit.SourceCheck.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class JsonlSourceFuzz {

    private static final ImportMapping MAPPING = new ImportMapping(
            null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        "{\"id\":1}\\x0A",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"id\"",
        "\"text\"",
        "true",
        "false",
        "null",
        "NaN",
        "-Infinity",
        "1e400",
        "-0",
        "0.1",
        "9007199254740993",
        "\\\\ud800",
        "\\\\ud83d\\\\ude00",
        "\\\\u0000",
        "\\\\n",
        "\\x0D\\x0A",
        "\\x0A",
        "\\x00",
        "\\xEF\\xBB\\xBF",
        "\\x1F\\x8B\\x08",
        "\\xF0\\x9F\\x98\\x80",
        "\\xC0\\x80",
        "[[[[[[[[",
        "{\"a\":{\"a\":",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        // The first byte chooses the limit of a line.
        int maxLineSize = (bytes[0] & 1) == 0 ? 1 << 26 : 40;
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);

        Reading reading = SourceCheck.check(
                () -> new JsonlSource(new JsonlImportConfig("data.jsonl", "utf-8", maxLineSize, MAPPING)),
                "data.jsonl",
                content);

        if (reading.refusal() == null && !isPacked(content)) {
            assertThat(reading.rows()).isEqualTo(lines(new String(content, StandardCharsets.UTF_8), maxLineSize));
        }
    }

    /** How many lines hold more than blanks; a line longer than the limit is never blank. */
    private static int lines(String text, int maxLineSize) {
        int count = 0;
        for (String line : (text.startsWith("\ufeff") ? text.substring(1) : text).split("\n", -1)) {
            if (line.length() > maxLineSize || !line.matches("[ \t\r]*")) {
                count++;
            }
        }
        return count;
    }

    private static boolean isPacked(byte[] content) {
        String start = new String(content, 0, Math.min(4, content.length), StandardCharsets.ISO_8859_1);
        return start.startsWith("\u001f\u008b")
                || start.equals("(\u00b5/\u00fd")
                || (start.endsWith("*M\u0018") && (start.charAt(0) & 0xF0) == 0x50);
    }
}
