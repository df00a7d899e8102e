package io.labelwright.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.problem.LabelingException;
import io.labelwright.testkit.MemoryInput;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that DuckDB writes, and broken ones. */
class ParquetSourceTest {

    @TempDir
    Path folder;

    private RecordingSink read(String query, String options) throws IOException, SQLException {
        Path file = folder.resolve("data.parquet");
        DuckDb.copy(query, file, options);
        return ParquetImport.read(file);
    }

    private RecordingSink read(String query) throws IOException, SQLException {
        return read(query, "");
    }

    @Test
    void plainTypesBecomeTheirShortestText() throws Exception {
        RecordingSink sink = read("select 'a b' as t, 7::tinyint as i8, -7::bigint as i64, 255::utinyint as u8, "
                + "18446744073709551615::ubigint as u64, 0.1::float as f, 2e23::double as d, true as b, "
                + "12.340::decimal(9,3) as dec, '-17014118346046923173168730371588410.727'::decimal(38,3) as big, "
                + "date '2024-02-29' as day, time '12:34:56.789' as t1, "
                + "uuid '00112233-4455-6677-8899-aabbccddeeff' as id");

        assertThat(sink.fields())
                .containsExactly(Map.ofEntries(
                        Map.entry("t", "a b"),
                        Map.entry("i8", "7"),
                        Map.entry("i64", "-7"),
                        Map.entry("u8", "255"),
                        Map.entry("u64", "18446744073709551615"),
                        Map.entry("f", "0.1"),
                        Map.entry("d", "2.0E23"),
                        Map.entry("b", "true"),
                        Map.entry("dec", "12.340"),
                        Map.entry("big", "-17014118346046923173168730371588410.727"),
                        Map.entry("day", "2024-02-29"),
                        Map.entry("t1", "12:34:56.789"),
                        Map.entry("id", "00112233-4455-6677-8899-aabbccddeeff")));
        assertThat(sink.columns()).startsWith("t", "i8", "i64");
    }

    @Test
    void theReadingTellsHowFarItIs() throws Exception {
        byte[] bytes = DuckDb.bytes("select i * 7919 % 100003 as a, 't' || i as b from range(100000) r(i)", "");
        var input = new MemoryInput("data.parquet", bytes);

        ParquetImport.source(1 << 24).read(input, new RecordingSink());

        assertThat(input.lastReached()).isGreaterThan(bytes.length * 9 / 10);
    }

    @Test
    void timesSayWhetherTheyAreOfAZone() throws Exception {
        RecordingSink sink = read("select timestamp '2024-01-02 03:04:05.123456' as us, "
                + "timestamp_ms '2024-01-02 03:04:05.120' as ms, timestamp_ns '2024-01-02 03:04:05.123456789' as ns, "
                + "timestamptz '2024-01-02 03:04:05+00' as z, timestamp '1969-12-31 23:59:59.5' as before");

        assertThat(sink.fields())
                .containsExactly(Map.of(
                        "us", "2024-01-02T03:04:05.123456",
                        "ms", "2024-01-02T03:04:05.12",
                        "ns", "2024-01-02T03:04:05.123456789",
                        "z", "2024-01-02T03:04:05Z",
                        "before", "1969-12-31T23:59:59.5"));
    }

    @Test
    void listsStructsAndMapsBecomeJson() throws Exception {
        RecordingSink sink = read("select [1, null, 3] as l, ['a\"b', 'ü', null] as t, []::int[] as empty, "
                + "null::int[] as none, [[1],[],null] as deep, {'x': 1.5, 'y': null::int, 'z': ['q']} as s, "
                + "map {'k': 1, 'l': null} as m, map {1: 'a'} as n, [{'a': true}] as ls, "
                + "[timestamp '2024-01-02 03:04:05'] as times");

        assertThat(sink.fields())
                .containsExactly(Map.of(
                        "l", "[1,null,3]",
                        "t", "[\"a\\\"b\",\"ü\",null]",
                        "empty", "[]",
                        "deep", "[[1],[],null]",
                        "s", "{\"x\":1.5,\"y\":null,\"z\":[\"q\"]}",
                        "m", "{\"k\":1,\"l\":null}",
                        "n", "[{\"key\":1,\"value\":\"a\"}]",
                        "ls", "[{\"a\":true}]",
                        "times", "[\"2024-01-02T03:04:05\"]"));
    }

    @Test
    void nullAndNotANumberAreNoValue() throws Exception {
        RecordingSink sink = read("select 'x' as id, null::varchar as t, 'nan'::double as d, 'nan'::float as f, "
                + "'' as e union all select 'y', 'z', 1, 2, 'e' order by id");

        assertThat(sink.fields())
                .containsExactly(Map.of("id", "x"), Map.of("id", "y", "t", "z", "d", "1.0", "f", "2.0", "e", "e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
    void pagesMayBeCompressed(String codec) throws Exception {
        RecordingSink sink = read(
                "select i as id, 'text ' || i % 10 as t, [i, i+1] as l from range(5000) r(i)",
                ", compression " + codec + ", row_group_size 2048");

        assertThat(sink.records()).hasSize(5000);
        assertThat(sink.records().get(4321).fields())
                .isEqualTo(Map.of("id", "4321", "t", "text 1", "l", "[4321,4322]"));
        assertThat(sink.records().get(4321).line()).isEqualTo(4322);
    }

    @ParameterizedTest
    @CsvSource({"V1", "V2"})
    void bothVersionsOfPagesAndTheirEncodingsAreRead(String version) throws Exception {
        String query = "select i * 37 % 1000003 as id, 'prefix-' || i as t, (i % 7)::double / 3 as d, "
                + "case when i % 5 = 0 then null else i % 3 = 0 end as b from range(20000) r(i)";
        RecordingSink sink = read(query, ", parquet_version " + version);

        List<List<String>> expected = DuckDb.rows("select id, t, b from (" + query + ")");
        for (int i = 0; i < expected.size(); i++) {
            Map<String, String> fields = sink.records().get(i).fields();
            assertThat(Arrays.asList(fields.get("id"), fields.get("t"), fields.get("b")))
                    .isEqualTo(expected.get(i));
            assertThat(Double.parseDouble(String.valueOf(fields.get("d")))).isEqualTo(i % 7 / 3.0);
        }
    }

    @Test
    void bytesThatAreNoTextAreADataUrl() throws Exception {
        RecordingSink sink =
                read("select '\\xFF\\x00'::blob as raw, 'ok'::blob as text, {'bytes': '\\xFE'::blob} as s");

        assertThat(sink.fields())
                .containsExactly(Map.of(
                        "raw", "data:application/octet-stream;base64,/wA=",
                        "text", "ok",
                        "s", "{\"bytes\":\"data:application/octet-stream;base64,/g==\"}"));
    }

    @Test
    void aListThatIsTooLongMakesItsRowBad() throws Exception {
        Path file = folder.resolve("data.parquet");
        DuckDb.copy("select 1 as id, range(1000) as l union all select 2, [1] order by id", file, "");

        RecordingSink sink = ParquetImport.read(Files.readAllBytes(file), 1000);

        assertThat(sink.fields()).containsExactly(Map.of("id", "2", "l", "[1]"));
        assertThat(sink.refused()).hasSize(1);
        assertThat(sink.refused().get(0).line()).isEqualTo(1);
        assertThat(sink.refused().get(0).reason())
                .isEqualTo("column 'l': a value of more than 1000 characters (max_field_size)");
    }

    @Test
    void aFileWithoutRowsHasItsHeader() throws Exception {
        Path file = folder.resolve("data.parquet");
        DuckDb.copy("select 1 as id, 'x' as label where false", file, "");

        assertThat(ParquetImport.read(file).records()).isEmpty();
        assertThat(ParquetImport.header(Files.readAllBytes(file))).containsExactly("id", "label");
    }

    @Test
    void whatIsNoParquetIsSaidSo() {
        assertThatThrownBy(() -> ParquetImport.read(
                        "id,label\n1,ham\n2,spam\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("data.parquet")
                .hasMessageContaining("does not end with PAR1");
    }

    @Test
    void aFileThatClaimsHugeSizesNeedsNoMemory() throws Exception {
        Path file = folder.resolve("data.parquet");
        DuckDb.copy("select 1 as id", file, "");
        byte[] bytes = Files.readAllBytes(file);
        for (int footer : new int[] {-1, 0, Integer.MAX_VALUE, bytes.length}) {
            byte[] changed = bytes.clone();
            java.nio.ByteBuffer.wrap(changed)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .putInt(bytes.length - 8, footer);

            assertThatThrownBy(() -> ParquetImport.read(changed))
                    .isInstanceOf(LabelingException.class)
                    .hasMessageContaining("damaged: its footer can't have " + footer + " bytes");
        }
    }

    @Test
    void anEncryptedFileIsNamedAsSuch() throws Exception {
        Path file = folder.resolve("data.parquet");
        DuckDb.run("pragma add_parquet_key('k', '0123456789112345'); copy (select 1 as id) to '" + file
                + "' (format parquet, encryption_config {footer_key: 'k'})");

        assertThatThrownBy(() -> ParquetImport.read(file))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("encrypted");
    }
}
