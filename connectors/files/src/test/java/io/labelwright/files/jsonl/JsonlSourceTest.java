package io.labelwright.files.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.testkit.RecordingSink.Accepted;
import io.labelwright.testkit.RecordingSink.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonlSourceTest {

    @Test
    void everyKeyIsAColumnAndKeysMayComeLater() throws IOException {
        RecordingSink sink = read("{\"id\":\"a\",\"text\":\"x\\ny\"}\n\n  \n{\"text\":\"z\",\"n\":1,\"id\":\"b\"}\r\n");

        assertThat(sink.columns()).containsExactly("id", "text", "n");
        assertThat(sink.records())
                .containsExactly(
                        new Accepted(1, Map.of("id", "a", "text", "x\ny")),
                        new Accepted(4, Map.of("id", "b", "text", "z", "n", "1")));
        assertThat(source(1 << 20).header(new MemoryInput("d", "{}"))).isEmpty();
    }

    @Test
    void valuesKeepTheirSpelling() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("id", "9007199254740993");
        expected.put("big", "1e400");
        expected.put("price", "1.10");
        expected.put("zero", "-0");
        expected.put("yes", "true");
        expected.put("no", "false");
        expected.put("label", "[\"a\",1.50,null,{\"k\":\"\\u0001\\\"\",\"l\":[]}]");
        expected.put("emoji", "\ud83d\ude00");

        RecordingSink sink = read("{\"id\":9007199254740993, \"big\":1e400, \"price\":1.10, \"zero\":-0, \"yes\":true,"
                + "\"no\":false, \"none\":null, \"empty\":\"\","
                + "\"label\":[ \"a\", 1.50, null, {\"k\" : \"\\u0001\\\"\", \"l\":[ ]} ],"
                + "\"emoji\":\"\\ud83d\\uDE00\"}");

        assertThat(sink.fields()).containsExactly(expected);
    }

    static Stream<Arguments> badLines() {
        String deep = "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}";
        String bottomless = "{\"a\":" + "[".repeat(100_000);
        return Stream.of(
                Arguments.of("{\"a\":1", 7, "the line ends inside the object"),
                Arguments.of("{\"a\":\"x", 8, "the line ends inside the object"),
                Arguments.of("{\"a\":tr", 6, "tr"),
                Arguments.of("{\"a\":1}{\"a\":2}", 8, "a second value in the line"),
                Arguments.of("{\"a\":1} x", 9, "no JSON"),
                Arguments.of("{\"a\":1,\"a\":2}", 8, "the key 'a' comes twice"),
                Arguments.of("{\"a\":{\"b\":1,\"b\":2}}", 13, "the key 'b' comes twice in one object"),
                Arguments.of("{\"a\":NaN}", 9, "NaN and infinities are no JSON numbers"),
                Arguments.of("{\"a\":-Infinity}", 15, "NaN and infinities"),
                Arguments.of("{\"a\":007}", 7, "no JSON"),
                Arguments.of("{'a':1}", 2, "no JSON"),
                Arguments.of("{\"\":1}", 2, "a key is empty"),
                Arguments.of("{\"a\":\"\\ud800\"}", 6, "half a character: \\ud800"),
                Arguments.of("{\"a\":\"\\udc00\\ud800\"}", 6, "half a character: \\udc00"),
                Arguments.of("{\"a\":[\"\\ud83d x\"]}", 7, "half a character: \\ud83d"),
                Arguments.of("{\"\\ud800\":1}", 9, "half a character"),
                Arguments.of("[1]", 1, "an object {...} is expected"),
                Arguments.of("7", 1, "an object {...} is expected"),
                Arguments.of("\"x\"", 1, "an object {...} is expected"),
                Arguments.of("{\"a\":\"x\ty\"}", 8, "no JSON"),
                Arguments.of(deep, 69, "more than 64 levels"),
                Arguments.of(bottomless, 69, "more than 64 levels"));
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void aLineThatIsNoObjectIsRefusedWithItsPlaceAndTheNextGoesOn(String line, int column, String reason)
            throws IOException {
        RecordingSink sink = read("{\"a\":\"before\"}\n" + line + "\n{\"a\":\"after\"}\n");

        assertThat(sink.fields()).containsExactly(Map.of("a", "before"), Map.of("a", "after"));
        assertThat(sink.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(2);
            assertThat(refused.reason()).contains(reason).doesNotContain("JsonReadFeature", "Feature", "\n");
            assertThat(refused.column()).as(refused.reason()).isEqualTo(column);
            assertThat(refused.text()).isEqualTo(line.substring(0, Math.min(200, line.length())));
        });
    }

    @Test
    void sixtyFourLevelsPass() throws IOException {
        String line = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";

        assertThat(read(line).fields()).containsExactly(Map.of("a", line.substring(5, line.length() - 1)));
    }

    @Test
    void aLineAboveTheLimitIsRefusedAndTheNextGoesOn() throws IOException {
        String big = "{\"a\":\"" + "x".repeat(200_000) + "\"}";
        String fits = "{\"a\":\"" + "y".repeat(99_992) + "\"}";
        assertThat(fits).hasSize(100_000);

        RecordingSink sink = read(100_000, "{\"a\":1}\n" + big + "\n" + fits + "\n" + fits + " \n{\"a\":2}");

        assertThat(sink.records()).extracting(Accepted::line).containsExactly(1L, 3L, 5L);
        assertThat(sink.refused()).extracting(Refused::line).containsExactly(2L, 4L);
        assertThat(sink.refused()).allSatisfy(refused -> {
            assertThat(refused.reason()).isEqualTo("a line of more than 100000 characters (max_line_size)");
            assertThat(refused.text()).startsWith("{\"a\":\"").hasSize(200);
        });
    }

    @Test
    void keysThatAreDataAreRefusedBeforeTheyFillTheMemory() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i <= 10_001; i++) {
            text.append("{\"k").append(i).append("\":1}\n");
        }

        RecordingSink sink = read(text.toString());

        assertThat(sink.columns()).hasSize(10_000);
        assertThat(sink.refused()).extracting(Refused::line).containsExactly(10_001L, 10_002L);
    }

    @Test
    void aByteOrderMarkIsFineAndBytesThatAreNoUtf8AreNot() throws IOException {
        assertThat(read("\ufeff{\"a\":1}\n").fields()).containsExactly(Map.of("a", "1"));

        var latin =
                new MemoryInput("data.jsonl", "{\"a\":1}\n{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> source(1 << 20).read(latin, new RecordingSink()))
                .isInstanceOf(LabelingException.class)
                .hasMessageStartingWith("data.jsonl:2:7 LBL-2006 the bytes 0xE9");
    }

    @Test
    void aFileWithoutAnyLineIsAnError() {
        for (String text : List.of("", "\n \r\n")) {
            assertThatThrownBy(() -> read(text)).hasMessageContaining("LBL-2007 the file holds no record");
        }
    }

    static RecordingSink read(String text) throws IOException {
        return read(1 << 24, text);
    }

    private static RecordingSink read(int maxLineSize, String text) throws IOException {
        return read(maxLineSize, new MemoryInput("data.jsonl", text));
    }

    static RecordingSink read(int maxLineSize, MemoryInput input) throws IOException {
        var sink = new RecordingSink();
        source(maxLineSize).read(input, sink);
        assertThat(input.unclosed()).isZero();
        return sink;
    }

    private static JsonlSource source(int maxLineSize) {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        return new JsonlSource(new JsonlImportConfig("data.jsonl", "utf-8", maxLineSize, mapping));
    }
}
