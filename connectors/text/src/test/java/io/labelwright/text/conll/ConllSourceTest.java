package io.labelwright.text.conll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.testkit.RecordingSink;
import io.labelwright.testkit.RecordingSink.Accepted;
import io.labelwright.testkit.RecordingSink.Refused;
import io.labelwright.text.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConllSourceTest {

    private static final String FOUR = """
            -DOCSTART- -X- -X- O

            EU NNP B-NP B-ORG
            rejects VBZ B-VP O
            New JJ B-NP B-LOC
            York NNP I-NP I-LOC

            Peter NNP B-NP B-PER
            -DOCSTART- -X- -X- O

            BRUSSELS NNP B-NP B-LOC
            """;

    @Test
    void aSentenceIsAnItemWithItsNumberInItsDocument() throws IOException {
        RecordingSink sink = ConllImport.DEFAULTS.read(FOUR);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.records())
                .containsExactly(
                        new Accepted(
                                3,
                                Map.of(
                                        "id", "1.1",
                                        "item", "1.1",
                                        "text", "EU rejects New York",
                                        "document", "1",
                                        "tokens", "[\"EU\",\"rejects\",\"New\",\"York\"]",
                                        "pos", "[\"NNP\",\"VBZ\",\"JJ\",\"NNP\"]",
                                        "chunk", "[\"B-NP\",\"B-VP\",\"B-NP\",\"I-NP\"]",
                                        "label",
                                                "[{\"start\":0,\"end\":2,\"label\":\"ORG\"},"
                                                        + "{\"start\":11,\"end\":19,\"label\":\"LOC\"}]")),
                        new Accepted(
                                8,
                                Map.of(
                                        "id", "1.2",
                                        "item", "1.2",
                                        "text", "Peter",
                                        "document", "1",
                                        "tokens", "[\"Peter\"]",
                                        "pos", "[\"NNP\"]",
                                        "chunk", "[\"B-NP\"]",
                                        "label", "[{\"start\":0,\"end\":5,\"label\":\"PER\"}]")),
                        new Accepted(
                                11,
                                Map.of(
                                        "id", "2.1",
                                        "item", "2.1",
                                        "text", "BRUSSELS",
                                        "document", "2",
                                        "tokens", "[\"BRUSSELS\"]",
                                        "pos", "[\"NNP\"]",
                                        "chunk", "[\"B-NP\"]",
                                        "label", "[{\"start\":0,\"end\":8,\"label\":\"LOC\"}]")));
    }

    @Test
    void aDocumentIsAnItemWithALineForEachSentence() throws IOException {
        RecordingSink sink = ConllImport.DEFAULTS.ofDocuments().read(FOUR + "\n-DOCSTART- -X- -X- O\n\n");

        assertThat(sink.fields())
                .containsExactly(
                        Map.of(
                                "id", "1",
                                "item", "1",
                                "text", "EU rejects New York\nPeter",
                                "tokens", "[[\"EU\",\"rejects\",\"New\",\"York\"],[\"Peter\"]]",
                                "pos", "[[\"NNP\",\"VBZ\",\"JJ\",\"NNP\"],[\"NNP\"]]",
                                "chunk", "[[\"B-NP\",\"B-VP\",\"B-NP\",\"I-NP\"],[\"B-NP\"]]",
                                "label",
                                        "[{\"start\":0,\"end\":2,\"label\":\"ORG\"},"
                                                + "{\"start\":11,\"end\":19,\"label\":\"LOC\"},"
                                                + "{\"start\":20,\"end\":25,\"label\":\"PER\"}]"),
                        Map.of(
                                "id", "2",
                                "item", "2",
                                "text", "BRUSSELS",
                                "tokens", "[[\"BRUSSELS\"]]",
                                "pos", "[[\"NNP\"]]",
                                "chunk", "[[\"B-NP\"]]",
                                "label", "[{\"start\":0,\"end\":8,\"label\":\"LOC\"}]"),
                        Map.of("id", "3", "item", "3", "label", "[]"));
    }

    @Test
    void aDocumentWithoutSentencesStandsWhereItStarts() throws IOException {
        RecordingSink sink =
                ConllImport.DEFAULTS.ofDocuments().read("a O\n\n-DOCSTART- O\n\n-DOCSTART- O\n\nb O\n\n-DOCSTART- O\n");

        assertThat(sink.records()).extracting(RecordingSink.Accepted::line).containsExactly(1L, 3L, 7L, 9L);
    }

    @Test
    void whatStandsBeforeTheFirstDocumentLineIsADocument() throws IOException {
        assertThat(ids(ConllImport.DEFAULTS, "a O\n\n-DOCSTART- O\n\nb O\n")).containsExactly("1.1", "2.1");
        assertThat(ids(ConllImport.DEFAULTS.ofDocuments(), "a O\n-DOCSTART- O\nb O\n\nc O\n"))
                .containsExactly("1", "2");
        assertThat(ids(ConllImport.DEFAULTS.ofDocuments(), "-DOCSTART- O\n\n-DOCSTART- O\n\na O\n\n-DOCSTART- O\n"))
                .containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource({
        "IOB2, B-X I-X O B-X B-X I-X B-Y, 0-3 6-7 8-11 12-13",
        "IOB1, I-X I-X O I-X B-X I-X I-Y, 0-3 6-7 8-11 12-13",
        "BILUO, B-X L-X O U-X B-X L-X U-Y, 0-3 6-7 8-11 12-13",
        "BILUO, B-X E-X O S-X B-X E-X S-Y, 0-3 6-7 8-11 12-13",
        "BILUO, B-X I-X L-X U-X U-X O O, 0-5 6-7 8-9"
    })
    void eachSchemeIsReadAndFoundOut(ConllImportConfig.Scheme scheme, String tags, String expected) throws IOException {
        var text = new StringBuilder();
        int i = 0;
        for (String tag : tags.split(" ", -1)) {
            text.append((char) ('a' + i++)).append('\t').append(tag).append('\n');
        }
        for (var read : List.of(ConllImport.DEFAULTS, ConllImport.DEFAULTS.of(scheme))) {
            RecordingSink sink = read.read(text.toString());

            assertThat(sink.refused()).isEmpty();
            assertThat(spans(sink.fields().get(0).get("label"))).isEqualTo(expected);
        }
    }

    private static String spans(String label) {
        return String.join(
                " ",
                io.labelwright.spi.label.LabelText.spans(label).stream()
                        .map(span -> span.start() + "-" + span.end())
                        .toList());
    }

    static Stream<Arguments> badSentences() {
        return Stream.of(
                Arguments.of("b I-X", 4, 0, "I-X goes on with a name that does not begin in the line before"),
                Arguments.of("b B-X\nc I-Y", 5, 0, "I-Y goes on with a name that does not begin in the line before"),
                Arguments.of("b U-X", 4, 0, "U-X is no tag of the scheme iob2"),
                Arguments.of("b X-Y", 4, 3, "the tag 'X-Y' is neither O nor"),
                Arguments.of("b B-", 4, 3, "the tag 'B-' is neither O nor"),
                Arguments.of("b o", 4, 3, "the tag 'o' is neither O nor"),
                Arguments.of("b", 4, 0, "1 column, a token and a tag expected"),
                Arguments.of("b O\nc NN O", 5, 0, "3 columns, and 2 columns in the line before"),
                Arguments.of("b NN O", 4, 0, "3 columns, and 2 columns in the sentences before"),
                Arguments.of("\tO", 4, 1, "no token"),
                Arguments.of("b\0 O", 4, 2, "a control character"),
                Arguments.of("# id = x", 4, 0, "a comment without a sentence behind it"),
                Arguments.of("# id = x\n# id = y\nb O", 5, 1, "a second comment '# id =' before one sentence"),
                Arguments.of("# id = \nb O", 4, 8, "a comment '# id =' without a value"),
                Arguments.of("# text = c\nb O", 4, 0, "the text of the comment '# text =' does not consist of"));
    }

    @ParameterizedTest
    @MethodSource("badSentences")
    void aSentenceWithALineThatCantBeUsedIsRefusedAndKeepsItsNumber(String lines, long line, int column, String reason)
            throws IOException {
        RecordingSink sink = ConllImport.DEFAULTS.read("a B-X\nz I-X\n\n" + lines + "\n\nlast B-X\nz I-X\n");

        assertThat(sink.fields()).extracting(fields -> fields.get("id")).containsExactly("1.1", "1.3");
        assertThat(sink.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.reason()).contains(reason);
            assertThat(refused.line()).isEqualTo(line);
            assertThat(refused.column()).isEqualTo(column);
        });
    }

    @Test
    void aNameWithoutItsLastTagIsRefused() throws IOException {
        RecordingSink sink = ConllImport.DEFAULTS
                .of(ConllImportConfig.Scheme.BILUO)
                .read("a B-X\nb O\n\na B-X\n\na B-X\nb B-X\n\na U-X\n");

        assertThat(sink.refused())
                .extracting(Refused::line, Refused::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                2L, "the name that ends before O has no last tag L-X (scheme biluo)"),
                        org.assertj.core.groups.Tuple.tuple(
                                4L, "the name at the end of the sentence has no last tag L-X (scheme biluo)"),
                        org.assertj.core.groups.Tuple.tuple(
                                7L, "the name that ends before B-X has no last tag L-X (scheme biluo)"));
        assertThat(sink.records()).hasSize(1);
    }

    @Test
    void theDocumentOfABadSentenceIsRefused() throws IOException {
        RecordingSink sink =
                ConllImport.DEFAULTS.ofDocuments().read("-DOCSTART- O\n\na O\n\nb ?\n\nc ?\n\n-DOCSTART- O\n\nd O\n");

        assertThat(sink.fields()).extracting(fields -> fields.get("id")).containsExactly("2");
        assertThat(sink.refused()).extracting(Refused::line).containsExactly(5L);
    }

    @Test
    void columnsCanBeElsewhere() throws IOException {
        RecordingSink sink = ConllImport.DEFAULTS.columns(-1, 2).read("0 B-X a\n1 O b\n");

        assertThat(sink.fields())
                .containsExactly(Map.of(
                        "id", "1.1",
                        "item", "1.1",
                        "text", "a b",
                        "document", "1",
                        "tokens", "[\"a\",\"b\"]",
                        "column_1", "[\"0\",\"1\"]",
                        "label", "[{\"start\":0,\"end\":1,\"label\":\"X\"}]"));
    }

    @Test
    void commentsOfOthersAreLeftOutWhenAsked() throws IOException {
        String text = "# sent_id = 1\n# text = a  b\na O\nb B-X\n\n# text = \"#\" c\n\"#\" O\n# O\nc O\n";
        RecordingSink tokens = ConllImport.DEFAULTS.read(text.replace("# text = \"#\" c\n", ""));
        RecordingSink skipped = ConllImport.DEFAULTS.skippingComments().read("#hash\n" + text.replace("# O\n", ""));

        assertThat(tokens.refused()).extracting(Refused::line).containsExactly(1L);
        assertThat(skipped.refused()).isEmpty();
        assertThat(skipped.fields()).extracting(fields -> fields.get("text")).containsExactly("a  b", "\"#\" c");
        assertThat(skipped.fields().get(0)).containsEntry("label", "[{\"start\":3,\"end\":4,\"label\":\"X\"}]");
    }

    @Test
    void aTokenMayHoldSpacesWhereTabsSeparate() throws IOException {
        RecordingSink sink = ConllImport.DEFAULTS.read("New York\tB-LOC\r\n\ud83d\ude00\tO\r\nx\tB-A-B\r\n");

        assertThat(sink.fields().get(0))
                .containsEntry("text", "New York \ud83d\ude00 x")
                .containsEntry("tokens", "[\"New York\",\"\ud83d\ude00\",\"x\"]")
                .containsEntry(
                        "label",
                        "[{\"start\":0,\"end\":8,\"label\":\"LOC\"},{\"start\":11,\"end\":12,\"label\":\"A-B\"}]");
    }

    @Test
    void aFileWithoutSentencesIsAnError() {
        for (String text : List.of("", "\n \n\t\n")) {
            assertThatThrownBy(() -> ConllImport.DEFAULTS.read(text))
                    .hasMessageContaining("data.conll LBL-2007 the file holds no sentence");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "conll/example.conll, 2, 2",
        "conll/labeling.trailing.conll, 1, 2",
        "conll/labeling.conll2003.user1, 3, 5",
        "conll/labeling.conll2003.user2, 6, 11",
        "conll/labeling_text_label.conll2003.user0, 6, 11",
        "spacy/ner-token-per-line.iob, 1, 7",
        "spacy/ner-token-per-line-with-pos.iob, 1, 7",
        "spacy/ner-token-per-line-conll2003.iob, 2, 7"
    })
    void goodSamplesAreReadWhole(String name, int sentences, int names) throws IOException {
        RecordingSink sink = ConllImport.DEFAULTS.read(Samples.input(name));

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.records()).hasSize(sentences);
        assertThat(sink.fields().stream()
                        .mapToInt(fields -> fields.get("label").split("\"start\"", -1).length - 1)
                        .sum())
                .isEqualTo(names);
    }

    @Test
    void theBadSampleIsRefusedWithItsPlace() throws IOException {
        RecordingSink sink = ConllImport.DEFAULTS.read(Samples.input("conll/labeling.invalid.conll"));

        assertThat(sink.refused())
                .containsExactly(new Refused(
                        1,
                        17,
                        "the tag 'SOCCERO' is neither O nor a letter of B, I, L, U, E, S, a hyphen and a class",
                        "SOCCERO SOCCERO SOCCERO"));
        assertThat(sink.fields()).extracting(fields -> fields.get("id")).containsExactly("1.2", "1.3");
    }

    private static List<String> ids(ConllImport read, String text) throws IOException {
        return read.read(text).fields().stream().map(fields -> fields.get("id")).toList();
    }
}
