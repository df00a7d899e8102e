package io.labelwright.text.conll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryOutput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.text.LabelledItems;
import io.labelwright.text.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConllSinkTest {

    /** What tests change of the default config. */
    record Export(
            ConllImportConfig.Unit item,
            ConllExportConfig.Scheme scheme,
            ConllExportConfig.Tokens tokens,
            ConllExportConfig.Layout layout,
            ConllExportConfig.Separator separator,
            boolean comments) {

        static final Export DEFAULTS = new Export(
                ConllImportConfig.Unit.SENTENCE,
                ConllExportConfig.Scheme.IOB2,
                ConllExportConfig.Tokens.WORDS,
                ConllExportConfig.Layout.CONLL2003,
                ConllExportConfig.Separator.SPACE,
                false);

        Export ofDocuments() {
            return new Export(ConllImportConfig.Unit.DOCUMENT, scheme, tokens, layout, separator, comments);
        }

        Export of(ConllExportConfig.Scheme other) {
            return new Export(item, other, tokens, layout, separator, comments);
        }

        Export cutAt(ConllExportConfig.Tokens other) {
            return new Export(item, scheme, other, layout, separator, comments);
        }

        Export of(ConllExportConfig.Layout other) {
            return new Export(item, scheme, tokens, other, separator, comments);
        }

        Export withTabs() {
            return new Export(item, scheme, tokens, layout, ConllExportConfig.Separator.TAB, comments);
        }

        Export withComments() {
            return new Export(item, scheme, tokens, layout, separator, true);
        }

        String write(InMemoryInputs inputs) throws IOException {
            return write(inputs, TableKind.LABELS);
        }

        String write(InMemoryInputs inputs, TableKind table) throws IOException {
            var config = new ConllExportConfig(
                    "out", item, scheme, tokens, layout, separator, comments, new FormatExportOptions(table, null));
            var out = new MemoryOutput();
            new ConllSink(config).write(inputs.table(table), inputs, out);
            return out.text();
        }
    }

    private static LabelledItems items() {
        return LabelledItems.of(Task.SPANS, "PER", "LOC", "A-B");
    }

    @Test
    void aSentenceHasFourColumnsAndABlankLineBehindIt() throws IOException {
        String text = Export.DEFAULTS.write(items().spans(
                        "a",
                        "\ud83d\ude00 New York, Peter Kim!",
                        List.of(new Span(2, 10, "LOC"), new Span(12, 17, "PER"), new Span(18, 21, "PER")))
                .spans("b", "No name", List.of())
                .inputs());

        assertThat(text).isEqualTo("""
                -DOCSTART- -X- -X- O

                \ud83d\ude00 _ _ O
                New _ _ B-LOC
                York _ _ I-LOC
                , _ _ O
                Peter _ _ B-PER
                Kim _ _ B-PER
                ! _ _ O

                No _ _ O
                name _ _ O

                """);
    }

    @ParameterizedTest
    @CsvSource({"IOB1, I-PER B-PER I-PER I-LOC", "IOB2, B-PER B-PER I-PER B-LOC", "BILUO, U-PER B-PER L-PER U-LOC"})
    void schemesDifferInTheirLetters(ConllExportConfig.Scheme scheme, String expected) throws IOException {
        String text = Export.DEFAULTS
                .of(scheme)
                .of(ConllExportConfig.Layout.TOKEN_TAG)
                .write(items().spans(
                                "a",
                                "a b c d",
                                List.of(new Span(0, 1, "PER"), new Span(2, 5, "PER"), new Span(6, 7, "LOC")))
                        .inputs());

        String[] tags = expected.split(" ", -1);
        assertThat(text)
                .isEqualTo("-DOCSTART- O\n\na " + tags[0] + "\nb " + tags[1] + "\nc " + tags[2] + "\nd " + tags[3]
                        + "\n\n");
    }

    @Test
    void aDocumentHasASentenceForEachLineOfItsText() throws IOException {
        String text = Export.DEFAULTS
                .ofDocuments()
                .write(items().spans("a", "one\n\n two \r\n", List.of(new Span(6, 9, "PER")))
                        .spans("b", "three", List.of())
                        .inputs());

        assertThat(text).isEqualTo("""
                -DOCSTART- -X- -X- O

                one _ _ O

                two _ _ B-PER

                -DOCSTART- -X- -X- O

                three _ _ O

                """);
    }

    @Test
    void sentencesOfOneDocumentStayTogether() throws IOException {
        String text = Export.DEFAULTS
                .of(ConllExportConfig.Layout.TOKEN_TAG)
                .write(items().spans("1.1", "a", List.of(), "document", "1")
                        .spans("1.2", "b", List.of(), "document", "1")
                        .spans("2.1", "c", List.of(), "document", "2")
                        .inputs());

        assertThat(text).isEqualTo("-DOCSTART- O\n\na O\n\nb O\n\n-DOCSTART- O\n\nc O\n\n");
    }

    @Test
    void textsAreCutByTheRuleThatIsAskedFor() {
        String text = "L'\u00e9t\u00e9 (1,5\u00a0km) \u2014 \u4eac\u90fd\u3002";

        assertThat(cut(ConllExportConfig.Tokens.WHITESPACE, text))
                .containsExactly("L'\u00e9t\u00e9", "(1,5", "km)", "\u2014", "\u4eac\u90fd\u3002");
        assertThat(cut(ConllExportConfig.Tokens.WORDS, text))
                .containsExactly(
                        "L", "'", "\u00e9t\u00e9", "(", "1", ",", "5", "km", ")", "\u2014", "\u4eac\u90fd", "\u3002");
        assertThat(cut(ConllExportConfig.Tokens.CHARACTERS, "a\ud83d\ude00 \u4eac"))
                .containsExactly("a", "\ud83d\ude00", "\u4eac");
    }

    private static List<String> cut(ConllExportConfig.Tokens rule, String text) {
        return new Tokenizer(rule, false).sentences(text).get(0);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(
                        "New York",
                        List.of(new Span(0, 6, "LOC")),
                        "the span LOC from 0 to 6 'New Yo' does not begin and end with a token"),
                Arguments.of(
                        "New York",
                        List.of(new Span(0, 4, "LOC")),
                        "the span LOC from 0 to 4 'New ' does not begin and end with a token"),
                Arguments.of(
                        "New York",
                        List.of(new Span(0, 9, "LOC")),
                        "the span LOC from 0 to 9, which is beyond the text, does not begin and end with a token"),
                Arguments.of(
                        "New York",
                        List.of(new Span(0, 8, "LOC"), new Span(4, 8, "PER")),
                        "the span PER from 4 to 8 'York' overlaps the span LOC from 0 to 8 'New York'"),
                Arguments.of(
                        "New York",
                        List.of(new Span(0, 8, "LOC"), new Span(0, 8, "LOC")),
                        "the span LOC from 0 to 8 'New York' overlaps the span LOC from 0 to 8 'New York'"),
                Arguments.of("New York", List.of(new Span(0, 3, "a b")), "has the class 'a b', which can't stand in"),
                Arguments.of("", List.of(), "has no token"),
                Arguments.of(" \n", List.of(), "has no token"),
                Arguments.of("a\0b", List.of(), "has a NUL in its text"),
                Arguments.of("a \u0001", List.of(), "which can't stand in a column"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void whatTagsCantSayIsRefusedAndNotMoved(String text, List<Span> spans, String reason) {
        var inputs = items().spans("good", "fine", List.of())
                .spans("bad", text, spans)
                .inputs();

        assertThatThrownBy(() -> Export.DEFAULTS.write(inputs))
                .hasMessageContaining("LBL-2001 item 'bad' ")
                .hasMessageContaining(reason);
    }

    @Test
    void aNameOverTheEndOfASentenceIsRefused() {
        var inputs =
                items().spans("a", "New\nYork", List.of(new Span(0, 8, "LOC"))).inputs();

        assertThatThrownBy(() -> Export.DEFAULTS.ofDocuments().write(inputs))
                .hasMessageContaining("'New York' reaches over the end of a sentence");
    }

    @Test
    void anItemWithoutALabelIsRefusedAndNotWrittenAsOneWithoutNames() {
        var inputs = items().item("a", "text", null).inputs();

        assertThatThrownBy(() -> Export.DEFAULTS.write(inputs))
                .hasMessageContaining("item 'a' has no label: it is unresolved; CoNLL has a tag for every token")
                .hasMessageContaining("where: \"status == 'labelled'\"");
    }

    @Test
    void answersOfOneAnnotatorCanBeWrittenAndThoseOfSeveralNot() throws IOException {
        var inputs = items().spans("a", "x", List.of()).inputs();
        var one = new TableBuilder(TableKind.ANNOTATIONS);
        one.text(0, "a").text(1, "ann").text(2, "[]").text(8, "answer").end();
        assertThat(Export.DEFAULTS.write(inputs.with(one.build()), TableKind.ANNOTATIONS))
                .endsWith("x _ _ O\n\n");

        var two = new TableBuilder(TableKind.ANNOTATIONS);
        two.text(0, "a").text(1, "ann").text(2, "[]").text(8, "answer").end();
        two.text(0, "a").text(1, "bo").text(2, "[]").text(8, "answer").end();
        two.text(0, "a").text(1, "cy").text(8, "skip").end();
        assertThatThrownBy(() -> Export.DEFAULTS.write(inputs.with(two.build()), TableKind.ANNOTATIONS))
                .hasMessageContaining("item 'a' comes again");
    }

    @Test
    void tokensThatTheTextDoesNotConsistOfAreRefused() {
        var inputs =
                items().spans("a", "x y", List.of(), "tokens", "[\"x\",\"z\"]").inputs();

        assertThatThrownBy(() -> Export.DEFAULTS.write(inputs))
                .hasMessageContaining("item 'a' has a field tokens that its text does not consist of");
    }

    @Test
    void atMostTenProblemsAreTold() {
        var items = items();
        for (int i = 0; i < 25; i++) {
            items.spans("i" + i, "", List.of());
        }
        assertThatThrownBy(() -> Export.DEFAULTS.write(items.inputs()))
                .hasMessageContaining("'i9'")
                .hasMessageContaining("and 15 more that the format can't hold")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("'i10'"));
    }

    @ParameterizedTest
    @EnumSource(ConllExportConfig.Scheme.class)
    void samplesComeBackByteForByte(ConllExportConfig.Scheme scheme) throws IOException {
        for (String name : List.of("conll/labeling.conll2003.user2", "conll/labeling_text_label.conll2003.user0")) {
            var input = Samples.input(name);
            RecordingSink read = ConllImport.DEFAULTS.read(input);
            String written = Export.DEFAULTS.write(again(read));

            assertThat(written.getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(input.open().readAllBytes());
            String other = Export.DEFAULTS.of(scheme).write(again(read));
            assertThat(ConllImport.DEFAULTS.read(other).fields()).isEqualTo(read.fields());
        }
    }

    @Test
    void partsOfSpeechAndChunksComeBack() throws IOException {
        String file = "-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nsaid VBD _ O\n\nyes UH _ O\n\n";

        assertThat(Export.DEFAULTS.write(again(ConllImport.DEFAULTS.read(file))))
                .isEqualTo(file);
        assertThat(Export.DEFAULTS
                        .ofDocuments()
                        .write(again(ConllImport.DEFAULTS.ofDocuments().read(file))))
                .isEqualTo(file);
    }

    /** The items of an import as an export sees them. */
    static InMemoryInputs again(RecordingSink read) {
        var items = LabelledItems.of(Task.SPANS);
        for (Map<String, String> fields : read.fields()) {
            var others = new ArrayList<Object>();
            fields.forEach((name, value) -> {
                if (!List.of("id", "item", "text", "label").contains(name)) {
                    others.add(name);
                    others.add(value);
                }
            });
            items.item(fields.get("id"), fields.getOrDefault("text", ""), fields.get("label"), others.toArray());
        }
        return items.inputs();
    }

    /** Texts of hostile pieces, with names on borders of tokens. */
    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            Export export = random(random);
            boolean documents = export.item() == ConllImportConfig.Unit.DOCUMENT;
            var items = items();
            var expected = new ArrayList<Map<String, String>>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                String text = text(random, documents, export.comments());
                List<Span> spans = spans(new Tokenizer(export.tokens(), documents).sentences(text), text, random);
                String id = export.comments() ? "\"" + i + "\u2028 #\n " : (documents ? "" : "1.") + (i + 1);
                items.spans(id, text, spans);
                expected.add(Map.of("id", id, "text", text, "label", LabelText.spans(spans)));
            }

            String written = export.write(items.inputs());
            ConllImport read = documents ? ConllImport.DEFAULTS.ofDocuments() : ConllImport.DEFAULTS;
            RecordingSink sink = read.read(written);

            assertThat(sink.refused()).as("seed %d", seed).isEmpty();
            assertThat(sink.fields().stream()
                            .map(fields -> Map.of(
                                    "id", fields.get("id"), "text", fields.get("text"), "label", fields.get("label")))
                            .toList())
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(export.write(again(sink))).as("seed %d", seed).isEqualTo(written);
        }
    }

    private static Export random(SplittableRandom random) {
        Export export = Export.DEFAULTS
                .of(ConllExportConfig.Scheme.values()[random.nextInt(3)])
                .of(ConllExportConfig.Layout.values()[random.nextInt(2)])
                .cutAt(ConllExportConfig.Tokens.values()[random.nextInt(3)]);
        export = random.nextBoolean() ? export.ofDocuments() : export;
        export = random.nextBoolean() ? export.withTabs() : export;
        // Without comments the format holds texts of which every token stands between blanks.
        return random.nextBoolean() ? export.withComments() : export.cutAt(ConllExportConfig.Tokens.WHITESPACE);
    }

    private static final String[] PIECES = {
        "a",
        "Z9",
        "-DOC",
        "#",
        "O",
        "B-X",
        "_",
        ",",
        "\"",
        "'",
        "\\",
        "{",
        "\u007f",
        "\u00fc",
        "\u0301",
        "\u05d0\u202e",
        "\uffff",
        "\u200b",
        "\ufeff",
        "\ud83d\ude00",
        "\ud83d\udc68\u200d\ud83d\udc69"
    };

    private static String text(SplittableRandom random, boolean lines, boolean anyBlanks) {
        var text = new StringBuilder(anyBlanks && random.nextBoolean() ? " " : "");
        String[] blanks =
                anyBlanks ? new String[] {" ", "", "\t", "\u00a0", "  ", "\r\n", "\u2028"} : new String[] {" "};
        int words = 1 + random.nextInt(12);
        for (int i = 0; i < words; i++) {
            for (int p = random.nextInt(3); p >= 0; p--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            if (i < words - 1 || anyBlanks) {
                text.append(
                        lines && random.nextInt(4) == 0 && i < words - 1
                                ? "\n"
                                : blanks[random.nextInt(blanks.length)]);
            }
        }
        return text.toString();
    }

    private static List<Span> spans(List<List<String>> sentences, String text, SplittableRandom random) {
        var spans = new ArrayList<Span>();
        int at = 0;
        for (List<String> sentence : sentences) {
            int start = -1;
            String label = "";
            for (String token : sentence) {
                at = text.indexOf(token, at);
                int end = at + token.length();
                if (start < 0 && random.nextInt(3) == 0) {
                    start = at;
                    label = random.nextBoolean() ? "PER" : "A-B";
                }
                if (start >= 0 && (random.nextBoolean() || token == sentence.get(sentence.size() - 1))) {
                    spans.add(new Span(text.codePointCount(0, start), text.codePointCount(0, end), label));
                    start = -1;
                }
                at = end;
            }
        }
        return spans;
    }
}
