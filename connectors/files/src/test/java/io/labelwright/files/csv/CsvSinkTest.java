package io.labelwright.files.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.labelwright.files.SampleTables;
import io.labelwright.files.csv.CsvExportConfig.Quoting;
import io.labelwright.spi.connect.ExportOptions;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvSinkTest {

    @Test
    void everyTypeHasItsFormAndMissingIsNotEmpty() throws IOException {
        assertThat(write(SampleTables.everyType(), "comma", Quoting.MINIMAL, false))
                .isEqualTo("item,text,number,integer,flag\na,x,2.0E23,-7,true\nb,\"\",-0.5,,false\nc,,,,\n");
    }

    @Test
    void allQuotesAllButWhatIsMissing() throws IOException {
        assertThat(write(SampleTables.everyType(), ";", Quoting.ALL, false)).isEqualTo("""
                        "item";"text";"number";"integer";"flag"
                        "a";"x";"2.0E23";"-7";"true"
                        "b";"";"-0.5";;"false"
                        "c";;;;
                        """);
    }

    @Test
    void cellsThatNeedItAreQuoted() throws IOException {
        Table table = items("plain", "a,b", "a\"b", "a\nb", "a\rb", " a ", "a;b", "\ufeffa");

        assertThat(write(table, "comma", Quoting.MINIMAL, false))
                .isEqualTo("item\nplain\n\"a,b\"\n\"a\"\"b\"\n\"a\nb\"\n\"a\rb\"\n a \na;b\n\"\ufeffa\"\n");
    }

    @Test
    void formulasStandAsTheyAreUnlessTheFileIsForASpreadsheet() throws IOException {
        Table table = items(
                "=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "'a", "a=1",
                "\uff21");

        assertThat(write(table, "comma", Quoting.MINIMAL, false)).startsWith("item\n=1\n+1\n-1\n@a\n");
        assertThat(write(table, "comma", Quoting.MINIMAL, true))
                .isEqualTo(
                        "item\n'=1\n'+1\n'-1\n'@a\n'\ta\n\"'\ra\"\n\"'\na\"\n'\uff1d1\n'\uff0b1\n'\uff0d1\n'\uff201\n''a\na=1\n\uff21\n");
    }

    @Test
    void negativeNumbersAreNoFormulas() throws IOException {
        var rows = new TableBuilder(TableKind.WEIGHTS);
        rows.text(0, "-1").number(1, -1).end();

        assertThat(write(rows.build(), "comma", Quoting.MINIMAL, true)).isEqualTo("item,weight\n'-1,-1.0\n");
    }

    @ParameterizedTest
    @CsvSource({
        "comma, MINIMAL, false",
        "comma, MINIMAL, true",
        "semicolon, ALL, false",
        "tab, MINIMAL, true",
        "pipe, ALL, true"
    })
    void whatIsWrittenIsReadBack(String delimiter, Quoting quoting, boolean safe) throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Table table = SampleTables.random(seed, 1 + seed % 23);
            String text = write(table, delimiter, quoting, safe);

            CsvImport settings = CsvImport.DEFAULTS.withDelimiter(delimiter);
            RecordingSink sink = (safe ? settings.withSpreadsheetSafe() : settings).read(text);

            assertThat(sink.refused()).isEmpty();
            assertThat(sink.fields()).as("seed %d", seed).isEqualTo(SampleTables.fields(table));
        }
    }

    @Test
    void aTableOfOneColumnLosesNoRow() throws IOException {
        var rows = new TableBuilder(TableKind.ITEMS, List.of(ColumnSpec.text("text")), Map.of());
        rows.text(0, "a").text(1, "x").end();
        rows.text(0, "b").end();
        Table all = rows.build();
        Table one = new Table(
                TableKind.ITEMS,
                List.of(
                        new ColumnSpec("_item", all.columns().get(0).type()),
                        all.columns().get(1)),
                all.segments());

        String text = write(one, "comma", Quoting.MINIMAL, false);

        assertThat(text).isEqualTo("text\nx\n\"\"\n");
        assertThat(CsvImport.DEFAULTS.read(text).records()).hasSize(2);
    }

    @Test
    void anEmptyTableIsItsHeader() throws IOException {
        assertThat(write(Table.empty(TableKind.GOLD), "comma", Quoting.MINIMAL, false))
                .isEqualTo("item,label\n");
    }

    @Test
    void cellsLargerThanTheBufferAreWritten() throws IOException {
        String big = "\u00fc\"x".repeat(100_000);

        assertThat(CsvImport.DEFAULTS
                        .read(write(items(big), "comma", Quoting.MINIMAL, false))
                        .fields())
                .containsExactly(Map.of("item", big));
    }

    /** A cut between records, or inside the last cell, can't be seen in a CSV file; anything else is. */
    @Test
    void aFileThatIsCutOffGivesTheRecordsBeforeTheCutAndAtMostAShorterLastCell() throws IOException {
        String text = "id,text,note\n1,\"a \"\"b\"\"\nc\",x\n2,\u00fc,\"y\ud83d\ude00\"\n3,,z\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Map<String, String>> whole = CsvImport.DEFAULTS.read(text).fields();
        for (int length = 0; length <= bytes.length; length++) {
            RecordingSink sink;
            try {
                sink = CsvImport.DEFAULTS.read(new MemoryInput("data.csv", Arrays.copyOf(bytes, length)));
            } catch (LabelingException e) {
                continue;
            }
            if (!sink.columns().equals(List.of("id", "text", "note"))) {
                // The cut is in the header: the mapping misses its column.
                assertThat(length).isLessThan("id,text,note".length());
                continue;
            }
            String seen = new String(bytes, 0, length, StandardCharsets.UTF_8);
            boolean boundary = seen.endsWith("\n") || sink.records().size() == whole.size();
            int complete = sink.records().size();
            assertThat(complete + sink.refused().size()).isLessThanOrEqualTo(whole.size());
            for (int i = 0; i < complete - 1; i++) {
                assertThat(sink.fields().get(i)).isEqualTo(whole.get(i));
            }
            if (complete > 0) {
                String last = sink.fields().get(complete - 1).getOrDefault("note", "");
                assertThat(whole.get(complete - 1).get("note")).startsWith(last);
            }
            if (!boundary && sink.refused().isEmpty()) {
                assertThat(seen.lines().reduce("", (a, b) -> b))
                        .as("only the last cell")
                        .matches(".*,.*,.*|c\".*");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
    void theMachinesLocaleChangesNoByte(String tag) throws IOException {
        String expected = write(SampleTables.everyType(), "comma", Quoting.MINIMAL, false);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(write(SampleTables.everyType(), "comma", Quoting.MINIMAL, false))
                    .isEqualTo(expected);
            assertThat(CsvImport.DEFAULTS
                            .withEncoding("ISO-8859-1")
                            .withDelimiter("PIPE")
                            .read("ID|I\u00fc\ni|2.5\n")
                            .fields())
                    .containsExactly(Map.of("ID", "i", "I\u00fc", "2.5"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aDelimiterBeyondAsciiIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(Table.empty(TableKind.GOLD), "\u00a7", Quoting.MINIMAL, false))
                .withMessageContaining("is not ASCII");
    }

    private static Table items(String... ids) {
        var rows = new TableBuilder(TableKind.ITEMS);
        for (String id : ids) {
            rows.text(0, id).end();
        }
        return rows.build();
    }

    private static String write(Table table, String delimiter, Quoting quoting, boolean safe) throws IOException {
        var options = new ExportOptions(table.kind(), "out.csv", null, null, false);
        var out = new MemoryOutput();
        new CsvSink(new CsvExportConfig(options, delimiter, quoting, safe))
                .write(table, InMemoryInputs.ofClasses("a", "b"), out);
        return out.text();
    }
}
