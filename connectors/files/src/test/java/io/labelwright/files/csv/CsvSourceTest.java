package io.labelwright.files.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.testkit.RecordingSink.Accepted;
import io.labelwright.testkit.RecordingSink.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvSourceTest {

    private static final CsvImport IMPORT = CsvImport.DEFAULTS;

    @Test
    void everyRecordHasTheFieldsThatTheHeaderNames() throws IOException {
        RecordingSink sink = IMPORT.read("id,text\n1,hello\n2,\"a \"\"big\"\" one, really\"\n");

        assertThat(sink.columns()).containsExactly("id", "text");
        assertThat(sink.records())
                .containsExactly(
                        new Accepted(2, Map.of("id", "1", "text", "hello")),
                        new Accepted(3, Map.of("id", "2", "text", "a \"big\" one, really")));
        assertThat(sink.refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyLineEndWillDoAndTheLastOneMayBeMissing(String end) throws IOException {
        assertThat(IMPORT.read("a,b" + end + "1,2" + end + "3,4").records())
                .containsExactly(
                        new Accepted(2, Map.of("a", "1", "b", "2")), new Accepted(3, Map.of("a", "3", "b", "4")));
    }

    @Test
    void theLineOfARecordIsWhereItStarts() throws IOException {
        RecordingSink sink = IMPORT.read("a,b\n\n1,\"x\r\ny\nz\"\n\n\n2,w\n");

        assertThat(sink.records())
                .containsExactly(
                        new Accepted(3, Map.of("a", "1", "b", "x\r\ny\nz")),
                        new Accepted(8, Map.of("a", "2", "b", "w")));
    }

    @Test
    void aRecordWithMoreOrFewerFieldsIsRefusedAndNotShifted() throws IOException {
        RecordingSink sink = IMPORT.read("a,b,c\n1,2\n1,2,3\n1,2,3,4\n");

        assertThat(sink.fields()).containsExactly(Map.of("a", "1", "b", "2", "c", "3"));
        assertThat(sink.refused())
                .containsExactly(
                        new Refused(2, 0, "2 fields, 3 expected", "1,2"),
                        new Refused(4, 0, "4 fields, 3 expected", "1,2,3,4"));
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedWithItsPlaceAndWhatItSwallows() throws IOException {
        RecordingSink sink = IMPORT.read("a,b\n1,x\n2,\"y\n3,z\n4,w\n");

        assertThat(sink.fields()).containsExactly(Map.of("a", "1", "b", "x"));
        assertThat(sink.refused())
                .containsExactly(new Refused(
                        3,
                        3,
                        "the quote opened in column 3 is never closed: the last 3 lines of the file belong to this cell",
                        "2,\"y\n3,z\n4,w"));
    }

    @Test
    void textBehindAClosingQuoteIsRefusedAndTheNextRecordGoesOn() throws IOException {
        RecordingSink sink = IMPORT.read("a,b\n1,\"x\"y,\n2,ok\n3,say \"hi\"\n");

        assertThat(sink.fields()).containsExactly(Map.of("a", "2", "b", "ok"), Map.of("a", "3", "b", "say \"hi\""));
        assertThat(sink.refused())
                .containsExactly(new Refused(
                        2,
                        6,
                        "text behind the quote that closes the cell; a quote inside a cell is written twice",
                        "1,\"x\"y,"));
    }

    @Test
    void nulIsRefusedInPlainAndInQuotedCells() throws IOException {
        RecordingSink sink = IMPORT.read("a,b\n1,x\0y\n2,\"x\0y\"\n3,fine\n");

        assertThat(sink.fields()).containsExactly(Map.of("a", "3", "b", "fine"));
        assertThat(sink.refused())
                .containsExactly(
                        new Refused(2, 4, "a NUL character", "1,x\0y"),
                        new Refused(3, 5, "a NUL character", "2,\"x\0y\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"%s\"", "\"%s\"\"\""})
    void aCellAboveTheSizeLimitIsRefusedAndTheNextRecordGoesOn(String form) throws IOException {
        String big = form.formatted("x".repeat(100_001));
        String fits = form.formatted("y".repeat(99_998));

        RecordingSink sink = IMPORT.withMaxFieldSize(100_000).read("a,b\n1," + big + "\n2," + fits + "\n");

        assertThat(sink.fields()).singleElement().satisfies(f -> assertThat(f).containsEntry("a", "2"));
        assertThat(sink.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(2);
            assertThat(refused.reason()).isEqualTo("a cell of more than 100000 characters (max_field_size)");
            assertThat(refused.text()).startsWith("1,").hasSize(200);
        });
    }

    @Test
    void whatIsWrongWithALongCellDoesNotHangOnThePortionsOfTheDisk() throws IOException {
        var input = new MemoryInput(
                "data.csv", "a,b\n1," + "x".repeat(300) + "\0\n\"2\n\",\"" + "y\n".repeat(99) + "\"\n3,x\0\n");

        for (int portion : new int[] {8191, 100, 7, 1}) {
            RecordingSink sink = IMPORT.withMaxFieldSize(20).read(input.inPortions(portion));

            assertThat(sink.refused())
                    .extracting(Refused::line, Refused::column, Refused::reason)
                    .containsExactly(
                            tuple(2L, 3, "a cell of more than 20 characters (max_field_size)"),
                            tuple(3L, 0, "a cell of more than 20 characters (max_field_size)"),
                            tuple(104L, 4, "a NUL character"));
            assertThat(sink.refused().get(0).text()).isEqualTo("1," + "x".repeat(198));
            assertThat(sink.refused().get(1).text()).isEqualTo("\"2\n\",\"" + "y\n".repeat(97));
        }
    }

    @Test
    void aCellOfExactlyTheLimitPasses() throws IOException {
        RecordingSink sink = IMPORT.withMaxFieldSize(3).read("a,b\n1,abc\n2,\"abc\"\n3,abcd\n4,\"abcd\"\n");

        assertThat(sink.records()).extracting(Accepted::line).containsExactly(2L, 3L);
        assertThat(sink.refused()).extracting(Refused::line).containsExactly(4L, 5L);
    }

    @Test
    void aHugeCellTakesNoMoreMemoryThanItsLimit() throws IOException {
        // 300 MB in one cell, made as it is read: it would not fit the tests' heap twice.
        var rows = new long[1];
        try (var text = new java.io.Reader() {
            private long left = 300_000_000;

            @Override
            public int read(char[] target, int offset, int length) {
                if (left == 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left);
                java.util.Arrays.fill(target, offset, offset + count, 'x');
                left -= count;
                return count;
            }

            @Override
            public void close() {}
        }) {
            var scanner = new CsvScanner(text, ',', '"', 1000);
            while (scanner.next(CsvScanner.IGNORED)) {
                rows[0]++;
                assertThat(scanner.problem()).contains("max_field_size");
            }
        }
        assertThat(rows[0]).isEqualTo(1);
    }

    @Test
    void recordsLargerThanTheBufferAreReadWhole() throws IOException {
        String a = "a".repeat(70_000);
        String b = "\"" + "b\"\"\n".repeat(20_000) + "\"";

        RecordingSink sink = IMPORT.read("x,y,z\n" + (a + "," + b + "," + a + "\n").repeat(3));

        assertThat(sink.fields()).hasSize(3).containsOnly(Map.of("x", a, "y", "b\"\n".repeat(20_000), "z", a));
        assertThat(sink.records()).extracting(Accepted::line).containsExactly(2L, 20_003L, 40_004L);
    }

    @Test
    void formulasAreTextAndStayAsTheyAre() throws IOException {
        assertThat(IMPORT.read("a,b\n=HYPERLINK(1),-1\n+1,@SUM\n").fields())
                .containsExactly(Map.of("a", "=HYPERLINK(1)", "b", "-1"), Map.of("a", "+1", "b", "@SUM"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~id,text\n1,a;b;c\n2,d\n~, ~id|text~",
                "~id;text\n1;hello, world\n2;x, y\n~, ~id|text~",
                "~id\ttext\n1\tone, two; three\n~, ~id|text~",
                "~id;\"a, b\";c\n1;2;3\n~, ~id|a, b|c~",
                "~text\nhello; you\n~, ~text~",
                "~id,text (a;b)\n1,x\n2,y\n~, ~id|text (a;b)~",
                "~a,b;c\n~, ~a|b;c~"
            })
    void theDelimiterIsFoundFromTheFirstRecords(String text, String names) throws IOException {
        assertThat(IMPORT.header(text)).containsExactly(names.split("\\|", -1));
    }

    @Test
    void aDelimiterThatIsSaidIsNotGuessed() throws IOException {
        assertThat(IMPORT.withDelimiter("semicolon").header("a,b\n1,2\n")).containsExactly("a,b");
        assertThat(IMPORT.withDelimiter("tab").header("a\tb,c\n")).containsExactly("a", "b,c");
        assertThat(IMPORT.withDelimiter("|").header("a|b\n")).containsExactly("a", "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IMPORT.withDelimiter("::").source())
                .withMessageContaining("'::' is not one character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IMPORT.withDelimiter("\"").source());
    }

    @Test
    void theQuoteCanBeAnotherCharacterOrNone() throws IOException {
        assertThat(IMPORT.withQuote("'").read("a,b\n'x,y',\"z\n").fields())
                .containsExactly(Map.of("a", "x,y", "b", "\"z"));
        assertThat(IMPORT.withQuote("none").read("a,b\n\"x,\"\"y\"\n").fields())
                .containsExactly(Map.of("a", "\"x", "b", "\"\"y\""));
    }

    @Test
    void withoutAHeaderColumnsAreNumberedAndTheFirstRecordIsData() throws IOException {
        RecordingSink sink = CsvImport.DEFAULTS.withoutHeader().read("1,x\n2,x\n3\n");

        assertThat(sink.columns()).containsExactly("$1", "$2");
        assertThat(sink.records())
                .containsExactly(
                        new Accepted(1, Map.of("$1", "1", "$2", "x")), new Accepted(2, Map.of("$1", "2", "$2", "x")));
        assertThat(sink.refused()).extracting(Refused::line).containsExactly(3L);
    }

    @Test
    void aHeaderWithoutRecordsIsAnEmptyTable() throws IOException {
        RecordingSink sink = IMPORT.read("id,text\n");

        assertThat(sink.columns()).containsExactly("id", "text");
        assertThat(sink.records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\r\n\n"})
    void anEmptyFileIsAnError(String text) {
        assertProblem(() -> IMPORT.read(text), StandardError.EMPTY_DATA, "data.csv LBL-2007 the file holds no record");
    }

    @Test
    void columnNamesMustBeThereAndDiffer() {
        assertProblem(
                () -> IMPORT.read("id,,text\n1,2,3\n"),
                StandardError.BAD_ROW,
                "data.csv:1 LBL-2001 column 2 of 3 has no name in the header (id, , text)");
        assertProblem(
                () -> IMPORT.header("\n\nid,text,id,text\n"),
                StandardError.BAD_ROW,
                "data.csv:3 LBL-2001 the header has more than one column named 'id', 'text'");
        assertProblem(
                () -> IMPORT.read("id,\"text\n1,2\n"),
                StandardError.BAD_ROW,
                "the quote opened in column 4 is never closed");
    }

    @Test
    void utf16WithoutItsMarkIsFoundByItsNulCharacters() {
        var input = new MemoryInput("data.csv", "id,text\n".getBytes(StandardCharsets.UTF_16LE));

        assertProblem(() -> IMPORT.read(input), StandardError.BAD_ROW, "say encoding: utf-16");
    }

    @Test
    void theHeaderIsReadAlthoughTheFileIsBrokenFurtherDown() throws IOException {
        byte[] bytes = "id,text\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(IMPORT.withDelimiter("comma").source().header(new MemoryInput("data.csv", bytes)))
                .contains(List.of("id", "text"));
    }

    @Test
    void apostrophesOfSpreadsheetSafeFilesAreLeftOut() throws IOException {
        assertThat(IMPORT.withSpreadsheetSafe().read("a,b\n'=1,''x\n").fields())
                .containsExactly(Map.of("a", "=1", "b", "'x"));
        assertThat(IMPORT.read("a,b\n'=1,''x\n").fields()).containsExactly(Map.of("a", "'=1", "b", "''x"));
    }

    static void assertProblem(ThrowingCallable call, StandardError code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LabelingException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.code()).isEqualTo(code)))
                .hasMessageContaining(message);
    }
}
