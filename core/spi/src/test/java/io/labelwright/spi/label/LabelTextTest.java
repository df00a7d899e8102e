package io.labelwright.spi.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelTextTest {

    private static final List<String> PIECES = List.of(
            "a", " ", "\"", "\\", "/", "\n", "\r\n", "\t", "\u0001", "\u007f", "é", "e\u0301", "\u202e", "😀", "中",
            "null", "{", "]", "\u2028");

    @Test
    void membersAreWrittenWithoutSpaces() {
        assertThat(LabelText.classes(List.of("a", "b c"))).isEqualTo("[\"a\",\"b c\"]");
        assertThat(LabelText.spans(List.of(new Span(0, 4, "per"), new Span(5, 6, "loc"))))
                .isEqualTo("[{\"start\":0,\"end\":4,\"label\":\"per\"},{\"start\":5,\"end\":6,\"label\":\"loc\"}]");
        assertThat(LabelText.boxes(List.of(new Box(1, -2, 3.25, 1e20, "cat"))))
                .isEqualTo("[{\"x\":1,\"y\":-2,\"width\":3.25,\"height\":1.0E20,\"label\":\"cat\"}]");
    }

    @Test
    void noneAppliesIsALabel() {
        assertThat(LabelText.classes(List.of())).isEqualTo("[]");
        assertThat(LabelText.classes(" [ ] ")).isEmpty();
        assertThat(LabelText.spans("[]")).isEmpty();
        assertThat(LabelText.boxes("[\n]")).isEmpty();
    }

    @Test
    void membersAreReadInTheirOrderWhateverTheOrderOfTheirKeys() {
        assertThat(LabelText.spans("""
                        [ {"label": "b", "end": 9, "start": 7},
                          {"start": 1e0, "end": 2.0, "label": "\\u0061\\/\\ud83d\\ude00"} ]""")).containsExactly(new Span(7, 9, "b"), new Span(1, 2, "a/😀"));
        assertThat(LabelText.boxes("[{\"label\":\"a\",\"height\":4,\"width\":3,\"y\":-2.5,\"x\":1e-3}]"))
                .containsExactly(new Box(0.001, -2.5, 3, 4, "a"));
        assertThat(LabelText.classes("[\"b\",\"a\",\"b\"]")).containsExactly("b", "a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spam | the label is no JSON: a number, a text, an array or an object expected at character 1 of spam",
                "\"spam\" | the label is a JSON array of names of classes, found \"spam\"",
                "{\"a\":1} | the label is a JSON array of names of classes, found {\"a\":1}",
                "[\"a\",1] | class 2: a name in quotes is expected, found 1.0",
                "[\"a\",\"\"] | class 2: a name in quotes is expected, found",
                "[[\"a\"]] | class 1: a name in quotes is expected, found [a]",
                "[\"a\" | the label is JSON that ends too early",
                "[\"a | the label is JSON that ends too early",
                "[\"a\",] | a number, a text, an array or an object expected at character 6",
                "[\"a\"]] | the end expected at character 6",
                "[\"a\" \"b\"] | ',' or ']' expected at character 6",
                "[true] | a number, a text, an array or an object expected at character 2",
                "[null] | a number, a text, an array or an object expected at character 2",
                "[\"\\x\"] | the escape \\x, which JSON does not know",
                "[\"\\u00g0\"] | four hex digits expected at character 7",
                "[\"\\u００４１\"] | four hex digits expected at character 5",
                "[\"\\ud83d\"] | half a character: \\ud83d without its other half",
                "[\"\\ude00\\ud83d\"] | half a character: \\ude00 without its other half",
                "[[[[[[1]]]]]] | a label is not nested that deep",
            })
    void whatIsNoListOfNamesIsRefused(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelText.classes(text))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {".5", "1.", "+1", "007", "--1", "1e", "0x1", "1f", "NaN", "-", "Infinity", "1e+"})
    void numbersAreThoseOfJson(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LabelText.boxes("[{\"x\":" + number + ",\"y\":1,\"width\":1,\"height\":1,\"label\":\"a\"}]"))
                .withMessageContaining("the label is no JSON");
    }

    @Test
    void numbersBeyondADoubleAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelText.boxes("[{\"x\":1e999}]"))
                .withMessage("the label has the number 1e999, which is too large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"start\":1,\"end\":2} | span 3: it needs a 'label' that is a text",
                "{\"end\":2,\"label\":\"a\"} | span 3: it needs a 'start' that is a whole number",
                "{\"start\":1,\"end\":2.5,\"label\":\"a\"} | span 3: it needs a 'end' that is a whole number",
                "{\"start\":1,\"end\":3e9,\"label\":\"a\"} | span 3: it needs a 'end' that is a whole number",
                "{\"start\":\"1\",\"end\":2,\"label\":\"a\"} | span 3: it needs a 'start' that is a whole number",
                "{\"start\":2,\"end\":2,\"label\":\"a\"} | span 3: a span goes from a start of 0 or more",
                "{\"start\":1,\"end\":2,\"label\":\"\"} | span 3: the span from 1 to 2 has no label",
                "{\"start\":1,\"end\":2,\"label\":\"a\",\"text\":\"x\"} | span 3: it has 'text' and takes start, end, label only",
                "{\"start\":1,\"start\":2} | the label has 'start' twice",
                "7 | span 3: a JSON object is expected, found 7.0",
            })
    void aWrongSpanIsToldWithItsNumber(String third, String reason) {
        String span = "{\"start\":0,\"end\":1,\"label\":\"a\"},";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelText.spans("[" + span + span + third + "]"))
                .withMessageContaining(reason);
    }

    @Test
    void aWrongBoxIsToldWithItsNumber() {
        String box = "{\"x\":0,\"y\":0,\"width\":1,\"height\":1,\"label\":\"a\"}";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelText.boxes("[" + box + "," + box.replace("\"height\":1", "\"height\":-1") + "]"))
                .withMessage("box 2: a box has a width and a height above 0, not 1.0 and -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelText.boxes("[" + box.replace("\"x\"", "\"left\"") + "]"))
                .withMessage("box 1: it has 'left' and takes x, y, width, height, label only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelText.boxes("7"))
                .withMessage("the label is a JSON array of boxes, found 7");
    }

    @Test
    void longTextsAreCutInMessagesAndNoCharacterIsHalved() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelText.classes("x" + "😀".repeat(1_000_000)))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()))
                        .hasSizeLessThan(250)
                        .endsWith("😀..."));
    }

    @Test
    void controlCharactersInTextsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelText.classes("[\"a\nb\"]"))
                .withMessage("the label has a control character in a text");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            var names = new ArrayList<String>();
            var spans = new ArrayList<Span>();
            var boxes = new ArrayList<Box>();
            for (int i = random.nextInt(4); i > 0; i--) {
                String name = name(random);
                names.add(name);
                int start = random.nextInt(1 << random.nextInt(1, 31));
                spans.add(new Span(start, start + 1 + random.nextInt(100), name));
                boxes.add(new Box(number(random), -number(random), number(random), number(random), name));
            }

            assertThat(LabelText.classes(LabelText.classes(names))).isEqualTo(names);
            assertThat(LabelText.spans(LabelText.spans(spans))).isEqualTo(spans);
            assertThat(LabelText.boxes(LabelText.boxes(boxes))).isEqualTo(boxes);
        }
    }

    /** Whatever is cut off, the rest is never taken for a shorter label. */
    @Test
    void aLabelThatIsCutIsRefusedAtEveryCharacter() {
        String text = LabelText.spans(List.of(new Span(0, 14, "a\"\\\n😀"), new Span(15, 166, "b")));

        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> LabelText.spans(cut));
        }
    }

    private static String name(SplittableRandom random) {
        var name = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString();
    }

    private static double number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1, 10_000);
            case 1 -> random.nextDouble(1e-9, 1e9);
            case 2 -> Math.scalb(1 + random.nextDouble(), random.nextInt(-1000, 1000));
            default -> random.nextInt(1, 40_000) / 100.0;
        };
    }
}
