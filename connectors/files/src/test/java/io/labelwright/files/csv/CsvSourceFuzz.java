package io.labelwright.files.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.labelwright.testkit.SourceCheck;
import io.labelwright.testkit.SourceCheck.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Any bytes are records, bad rows, or a file that is refused. */
@Tag("fuzz")
final class CsvSourceFuzz {

    private static final CsvImport UNQUOTED =
            CsvImport.DEFAULTS.withDelimiter("tab").withQuote("none").withoutHeader();

    private static final List<CsvImport> CONFIGS = List.of(
            CsvImport.DEFAULTS,
            CsvImport.DEFAULTS.withoutHeader(),
            CsvImport.DEFAULTS.withMaxFieldSize(20),
            CsvImport.DEFAULTS.withDelimiter("semicolon").withQuote("'").withSpreadsheetSafe(),
            CsvImport.DEFAULTS.withEncoding("utf-16"),
            CsvImport.DEFAULTS.withEncoding("windows-1252"),
            UNQUOTED);

    @FuzzTest(maxDuration = "60s")
    @DictionaryEntries({
        ",",
        ";",
        "\\x09",
        "|",
        "\"",
        "\"\"",
        "'",
        "\\x0D\\x0A",
        "\\x0A",
        "\\x0D",
        "\\x00",
        "\\xEF\\xBB\\xBF",
        "\\xFF\\xFE",
        "\\xFE\\xFF",
        "\\x1F\\x8B\\x08",
        "\\x28\\xB5\\x2F\\xFD",
        "\\x50\\x2A\\x4D\\x18",
        "id,text\\x0A",
        "\",\"",
        "\"\\x0A\"",
        "\\xF0\\x9F\\x98\\x80",
        "\\xC0\\x80",
    })
    void anyBytesAreRecordsOrProblems(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        // The first byte chooses the config.
        CsvImport config = CONFIGS.get((bytes[0] & 0xff) % CONFIGS.size());
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);

        Reading reading = SourceCheck.check(config::source, "data.csv", content);

        if (config == UNQUOTED && reading.refusal() == null && !isPacked(content)) {
            // Without quotes and header each line that is not blank is a record.
            String text = new String(content, StandardCharsets.UTF_8);
            String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
            assertThat(reading.rows()).isEqualTo((int)
                    unmarked.lines().filter(line -> !line.isEmpty()).count());
        }
    }

    private static boolean isPacked(byte[] content) {
        String start = new String(content, 0, Math.min(4, content.length), StandardCharsets.ISO_8859_1);
        return start.startsWith("\u001f\u008b")
                || start.equals("(\u00b5/\u00fd")
                || (start.endsWith("*M\u0018") && (start.charAt(0) & 0xF0) == 0x50);
    }
}
