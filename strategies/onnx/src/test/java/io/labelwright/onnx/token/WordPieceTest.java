package io.labelwright.onnx.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordPieceTest {

    private static WordPiece tokens;

    @BeforeAll
    static void readVocabulary() throws IOException {
        try (InputStream in = resource("/all-minilm-l6-v2-q-tokenizer.json")) {
            tokens = WordPiece.ofTokenizerJson(in);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(WordPieceTest.class.getResourceAsStream(name));
    }

    /** The ids of the reference tokenizer; GoldenTokens.java beside them made them. */
    @Test
    void idsAreThoseOfTheReference() throws IOException {
        List<String> lines;
        try (InputStream in = resource("golden-tokens.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        for (String line : lines) {
            String[] parts = line.split("\t", 2);
            int[] expected = Arrays.stream(parts[0].split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            String text = unescaped(parts[1]);
            assertThat(tokens.ids(text, 128)).as(parts[1]).isEqualTo(expected);
        }
        assertThat(lines).hasSize(444);
    }

    private static String unescaped(String escaped) {
        var text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.startsWith("\\u", i)) {
                text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(escaped.charAt(i));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 9, 512})
    void aLongTextIsCutAndKeepsItsEnd(int most) {
        int[] ids = tokens.ids("unaffable ".repeat(300), most);

        assertThat(ids).hasSize(most).startsWith(101).endsWith(102);
        assertThat(Arrays.copyOf(ids, most - 1))
                .isEqualTo(Arrays.copyOf(tokens.ids("unaffable ".repeat(300), 600), most - 1));
    }

    @Test
    void namesOfSpecialTokensAreWordsOfTheText() {
        assertThat(tokens.ids("[SEP]", 128))
                .hasSize(5)
                .doesNotContain(103)
                .startsWith(101)
                .endsWith(102);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"model\": {\"vocab\": [[\"a\", 1]]}}", "{\"model\": {\"vocab\": {\"a\": 1}}}", "[1]"
            })
    void whatIsNoVocabularyIsRefused(String json) {
        assertThatThrownBy(() ->
                        WordPiece.ofTokenizerJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
