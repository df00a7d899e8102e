package io.labelwright.text.brat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.testkit.MemoryFolder;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.testkit.RecordingSink.Accepted;
import io.labelwright.testkit.RecordingSink.Refused;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BratSourceTest {

    private static final String TEXT = "\ud83d\ude00 New York\r\nis big.\n";

    @Test
    void eachTextIsAnItemWhoseIdIsItsPlace() throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.read(MemoryFolder.ofTexts(
                "corpus",
                Map.of(
                        "annotation.conf", "[entities]\n",
                        "a/1.txt", "Ann lives in Rome",
                        "a/1.ann", """
                                T2\tLOC 13 17\tRome
                                T1\tPER 0 3\tAnn

                                R1\tIn Arg1:T1 Arg2:T2
                                #1\tAnnotatorNotes T1\tx
                                R2\tIn Arg1:T1 Arg2:T2
                                """,
                        "b/1.txt", "no name",
                        "b/1.ann", "",
                        "c.txt", "not seen by anybody")));

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.records())
                .containsExactly(
                        new Accepted(
                                "corpus/a/1.txt",
                                null,
                                1,
                                Map.of(
                                        "id", "a/1",
                                        "item", "a/1",
                                        "text", "Ann lives in Rome",
                                        "brat_ignored", "R 2, # 1",
                                        "label",
                                                "[{\"start\":0,\"end\":3,\"label\":\"PER\"},"
                                                        + "{\"start\":13,\"end\":17,\"label\":\"LOC\"}]")),
                        new Accepted(
                                "corpus/b/1.txt",
                                null,
                                1,
                                Map.of("id", "b/1", "item", "b/1", "text", "no name", "label", "[]")),
                        new Accepted(
                                "corpus/c.txt",
                                null,
                                1,
                                Map.of("id", "c", "item", "c", "text", "not seen by anybody")));
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("T1\tLOC 2 10\tNew York", "[{\"start\":2,\"end\":10,\"label\":\"LOC\"}]"),
                Arguments.of("T1\tLOC 2 10\tNew York\tmore\r", "[{\"start\":2,\"end\":10,\"label\":\"LOC\"}]"),
                Arguments.of("T1\tLOC 2 14\tNew York  is", "[{\"start\":2,\"end\":14,\"label\":\"LOC\"}]"),
                Arguments.of("T1\tLOC 2 10;12 14\tNew York is", "[{\"start\":2,\"end\":14,\"label\":\"LOC\"}]"),
                Arguments.of("T1\tX 2 5;5 10\tNew  York", "[{\"start\":2,\"end\":10,\"label\":\"X\"}]"),
                Arguments.of(
                        "T1\tX 0 5\t\ud83d\ude00 New\nT2\tY 2 10\tNew York\nT3\tX 2 10\tNew York",
                        "[{\"start\":0,\"end\":5,\"label\":\"X\"},{\"start\":2,\"end\":10,\"label\":\"X\"},"
                                + "{\"start\":2,\"end\":10,\"label\":\"Y\"}]"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void offsetsAreCodePointsAndLineEndsAreSpaces(String annotations, String label) throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.read(TEXT, annotations);

        assertThat(sink.refused()).isEmpty();
        assertThat(sink.fields())
                .singleElement()
                .satisfies(fields -> assertThat(fields).containsEntry("label", label));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("T1\tLOC 2 10\tNew Yark", 0, "says 'New Yark' and the text has 'New York' at 2 10"),
                Arguments.of("T1\tLOC 2 10\tNew York is", 0, "says 'New York is' and the text has 'New York'"),
                Arguments.of("T1\tLOC 3 11\tNew York", 0, "at 3 11; they agree with offsets: utf16"),
                Arguments.of("T1\tLOC 12 99\tis", 0, "the offsets 12 99 are beyond the text"),
                Arguments.of("T1\tLOC 2 2\t", 8, "the end 2 is not behind the start 2"),
                Arguments.of("T1\tLOC 4 2\tNe", 8, "the end 2 is not behind the start 4"),
                Arguments.of("T1\tLOC -1 2\tNe", 8, "a start and an end expected"),
                Arguments.of("T1\tLOC 2 3.0\tN", 10, "a start and an end expected"),
                Arguments.of("T1\tLOC 2 99999999999\tN", 10, "a start and an end expected"),
                Arguments.of("T1\tLOC 2\tN", 8, "a start without an end"),
                Arguments.of("T1\tLOC 2 3;\tN", 12, "a start and an end expected"),
                Arguments.of("T1\tLOC 6 10;2 5\tYork New", 8, "parts that do not stand in order"),
                Arguments.of("T1\tLOC 2 5;12 14\tNew is", 0, "an annotation of 2 parts; discontinuous: hull"),
                Arguments.of("T1\tLOC\tN", 4, "a type and offsets expected"),
                Arguments.of("T1\tLOC 2 5 New", 0, "an annotation is T1, a tab"),
                Arguments.of("T1 LOC 2 5 New", 0, "an annotation is T1, a tab"),
                Arguments.of("X1\tLOC 2 5\tNew", 1, "a line starts with T, R, E"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aLineThatCantBeUsedIsRefusedAndItsItemHasNoLabel(String line, int column, String reason) throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.read(TEXT, "T9\tLOC 2 5\tNew\n" + line + "\n");

        assertThat(sink.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.reason()).contains(reason);
            assertThat(refused.line()).isEqualTo(2);
            assertThat(refused.column()).isEqualTo(column);
            assertThat(refused.text()).isEqualTo(line);
        });
        assertThat(sink.fields()).containsExactly(Map.of("id", "a", "item", "a", "text", TEXT));
    }

    @Test
    void aSpanThatIsThereAlreadyIsCounted() throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.read(
                TEXT, "T1\tY 2 10\tNew York\nT2\tY 2 10\tNew York\nR1\tSame Arg1:T1 Arg2:T2\n");

        assertThat(sink.fields().get(0))
                .containsEntry("label", "[{\"start\":2,\"end\":10,\"label\":\"Y\"}]")
                .containsEntry("brat_ignored", "T 1, R 1");
    }

    @Test
    void anIdComesOnce() throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.read(TEXT, "T1\tLOC 2 5\tNew\nT1\tLOC 6 10\tYork\n");

        assertThat(sink.refused())
                .containsExactly(new Refused(
                        2,
                        1,
                        "T1 is there already, in line 1; without it the text has no label",
                        "T1\tLOC 6 10\tYork"));
    }

    @Test
    void partsCanBeTakenWithWhatIsBetweenThem() throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.withHulls().read(TEXT, "T1\tLOC 2 5;12 14\tNew is\n");

        assertThat(sink.fields().get(0)).containsEntry("label", "[{\"start\":2,\"end\":14,\"label\":\"LOC\"}]");
    }

    @Test
    void offsetsMayCountUnitsOfUtf16() throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.of(OffsetUnit.UTF16).read(TEXT, "T1\tLOC 3 11\tNew York\n");
        RecordingSink half = BratImport.DEFAULTS.of(OffsetUnit.UTF16).read(TEXT, "T1\tLOC 1 2\t?\n");

        assertThat(sink.fields().get(0)).containsEntry("label", "[{\"start\":2,\"end\":10,\"label\":\"LOC\"}]");
        assertThat(half.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("in the middle of a character"));
    }

    @Test
    void aByteOrderMarkIsACharacterOfTheText() throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.read("\ufeffAnn", "T1\tPER 1 4\tAnn\n");

        assertThat(sink.fields().get(0)).containsEntry("text", "\ufeffAnn");
        assertThat(sink.refused()).isEmpty();
    }

    @Test
    void annotationsWithoutATextAreRefused() throws IOException {
        RecordingSink sink = BratImport.DEFAULTS.read(
                MemoryFolder.ofTexts("corpus", Map.of("a.ann", "T1\tPER 1 4\tAnn\n", "b.txt", "x", "c.txt", "a\0b")));

        assertThat(sink.fields()).containsExactly(Map.of("id", "b", "item", "b", "text", "x"));
        assertThat(sink.refused())
                .containsExactly(
                        new Refused(1, 0, "annotations without the text a.txt beside them", ""),
                        new Refused(1, 0, "a NUL in the text", "c"));
    }

    @Test
    void whatIsNoFolderOfTextsIsAnError() {
        assertThatThrownBy(() -> BratImport.DEFAULTS.read(MemoryFolder.ofTexts("corpus", Map.of("a.xml", ""))))
                .hasMessageContaining("corpus LBL-2007 the folder holds no .txt file");
        assertThatThrownBy(() -> BratImport.DEFAULTS
                        .source()
                        .read(new MemoryInput("a.ann", "T1\tPER 1 4\tAnn\n"), new RecordingSink()))
                .hasMessageContaining("a.ann LBL-1019 a folder of .txt and .ann files is expected");
    }

    @Test
    void bytesThatAreNoTextAreNamedWithTheirPlace() {
        var folder = new MemoryFolder("corpus", Map.of("a.txt", new byte[] {'x', '\n', (byte) 0xE9, 'y'}));

        assertThatThrownBy(() -> BratImport.DEFAULTS.read(folder))
                .hasMessageContaining("corpus/a.txt:2:1 LBL-2006 the bytes 0xE9");
    }
}
