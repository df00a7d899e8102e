package io.labelwright.files.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.files.SampleTables;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonlSinkTest {

    @Test
    void everyTypeHasItsFormAndMissingIsLeftOut() throws IOException {
        assertThat(write(SampleTables.everyType())).isEqualTo("""
                        {"item":"a","text":"x","number":2.0E23,"integer":-7,"flag":true}
                        {"item":"b","text":"","number":-0.5,"flag":false}
                        {"item":"c"}
                        """);
    }

    @Test
    void textsAreEscapedAndLabelsOfJsonStayTexts() throws IOException {
        var rows = new TableBuilder(TableKind.GOLD);
        rows.text(0, "\"\\/\n\r\t\u0001\u0000\u007f\u00e4\ud83d\ude00\u2028")
                .text(1, "[\"a\"]")
                .end();

        assertThat(write(rows.build()))
                .isEqualTo("{\"item\":\"\\\"\\\\/\\n\\r\\t\\u0001\\u0000\u007f\u00e4\ud83d\ude00\u2028\","
                        + "\"label\":\"[\\\"a\\\"]\"}\n");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Table table = SampleTables.random(seed, 1 + seed % 23);

            RecordingSink sink = JsonlSourceTest.read(write(table));

            assertThat(sink.refused()).isEmpty();
            assertThat(sink.fields()).as("seed %d", seed).isEqualTo(SampleTables.fields(table));
        }
    }

    /** Only a cut between lines can't be seen. */
    @Test
    void aFileThatIsCutOffAnywhereGivesABadRow() throws IOException {
        byte[] bytes = write(SampleTables.random(3, 3)).getBytes(StandardCharsets.UTF_8);
        List<Map<String, String>> whole =
                JsonlSourceTest.read(new String(bytes, StandardCharsets.UTF_8)).fields();
        for (int length = 0; length < bytes.length; length++) {
            RecordingSink sink;
            try {
                sink = JsonlSourceTest.read(1 << 20, new MemoryInput("data.jsonl", Arrays.copyOf(bytes, length)));
            } catch (LabelingException e) {
                continue;
            }
            boolean between = bytes[length - 1] == '\n' || bytes[length] == '\n';
            assertThat(sink.refused()).as("cut to %d", length).hasSize(between ? 0 : 1);
            assertThat(sink.fields()).isEqualTo(whole.subList(0, sink.fields().size()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
    void theMachinesLocaleChangesNoByte(String tag) throws IOException {
        String expected = write(SampleTables.everyType());
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(write(SampleTables.everyType())).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String write(Table table) throws IOException {
        var out = new MemoryOutput();
        new JsonlSink().write(table, InMemoryInputs.ofClasses("a", "b"), out);
        return out.text();
    }
}
