package io.labelwright.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.parquet.file.Compression;
import io.labelwright.spi.connect.ExportOptions;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write, read by ourselves and by DuckDB. */
class ParquetSinkTest {

    @TempDir
    Path folder;

    private static byte[] write(Table table, LabelSchema schema, Compression compression, boolean lists)
            throws IOException {
        var options = new ExportOptions(table.kind(), "out.parquet", null, null, false);
        var out = new MemoryOutput();
        new ParquetSink(new ParquetExportConfig(options, compression, lists))
                .write(table, InMemoryInputs.of(schema), out);
        return out.bytes();
    }

    private static byte[] write(Table table, Compression compression) throws IOException {
        return write(table, InMemoryInputs.ofClasses("ham", "spam").schema(), compression, false);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("out.parquet"), bytes);
    }

    @ParameterizedTest
    @EnumSource(TableKind.class)
    void everyTableComesBackAsItWas(TableKind kind) throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            Table table = TypedTables.random(kind, List.of(), seed, seed * seed * 10);

            assertThat(ParquetImport.read(write(table, Compression.values()[seed % 3]))
                            .fields())
                    .as("seed %s", seed)
                    .isEqualTo(TypedTables.fields(table));
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void everyTypeComesBackAsItWas(Compression compression) throws IOException {
        for (int rows : new int[] {0, 1, 7, 1000, Segment.MAX_ROWS + 3}) {
            Table table = TypedTables.items(rows, rows);

            assertThat(ParquetImport.read(write(table, compression)).fields()).isEqualTo(TypedTables.fields(table));
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void duckDbReadsTheSameValues(Compression compression) throws Exception {
        Table table = TypedTables.items(5, 3000);
        Path file = file(write(table, compression));

        assertThat(DuckDb.types(file))
                .containsExactly(
                        "item VARCHAR",
                        "text VARCHAR",
                        "name VARCHAR",
                        "number DOUBLE",
                        "integer BIGINT",
                        "flag BOOLEAN",
                        "none VARCHAR");
        List<List<@Nullable String>> rows = DuckDb.rows("select * from '" + file + "'");
        List<Map<String, String>> expected = TypedTables.fields(table);
        assertThat(rows).hasSize(3000);
        for (int row = 0; row < rows.size(); row++) {
            List<@Nullable String> found = rows.get(row);
            Map<String, String> fields = expected.get(row);
            assertThat(found.get(0)).isEqualTo(fields.get("item"));
            assertThat(found.get(1)).isEqualTo(fields.get("text"));
            assertThat(found.get(2)).isEqualTo(fields.get("name"));
            assertThat(number(found.get(3))).isEqualTo(number(fields.get("number")));
            assertThat(found.get(4)).isEqualTo(fields.get("integer"));
            assertThat(found.get(5)).isEqualTo(fields.get("flag"));
            assertThat(found.get(6)).isNull();
        }
    }

    private static @Nullable Double number(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }

    @Test
    void duckDbReadsManyGroupsOfRows() throws Exception {
        var rows = new TableBuilder(TableKind.GOLD);
        int count = 17 * Segment.MAX_ROWS + 5;
        for (int i = 0; i < count; i++) {
            rows.text(0, "item-" + i).text(1, i % 3 == 0 ? null : "c" + i % 7).end();
        }
        Path file = file(write(rows.build(), Compression.SNAPPY));

        assertThat(DuckDb.rows("select count(distinct item), count(label), min(item), count(distinct label), "
                        + "sum(cast(label[2:] as int)) from '" + file + "'"))
                .containsExactly(List.of(
                        String.valueOf(count),
                        String.valueOf(count - (count + 2) / 3),
                        "item-0",
                        "7",
                        String.valueOf(java.util.stream.IntStream.range(0, count)
                                .filter(i -> i % 3 != 0)
                                .mapToLong(i -> i % 7)
                                .sum())));
        assertThat(DuckDb.rows("select count(distinct row_group_id) from parquet_metadata('" + file + "')"))
                .containsExactly(List.of("2"));
        assertThat(DuckDb.rows("select distinct encodings from parquet_metadata('" + file
                        + "') where path_in_schema = 'label' and row_group_id = 0"))
                .containsExactly(List.of("PLAIN, RLE, RLE_DICTIONARY"));
    }

    @Test
    void labelsOfSeveralClassesMayBeLists() throws Exception {
        var schema = new LabelSchema(
                Task.MULTI_LABEL,
                List.of(
                        new LabelClass("a\"b", null, null, List.of(), null),
                        new LabelClass("c", null, null, List.of(), null)),
                null);
        var rows = new TableBuilder(TableKind.GOLD);
        rows.text(0, "1").text(1, "[\"a\\\"b\",\"c\"]").end();
        rows.text(0, "2").text(1, "[]").end();
        rows.text(0, "3").end();
        rows.text(0, "4").text(1, "[\"c\"]").end();
        byte[] bytes = write(rows.build(), schema, Compression.SNAPPY, true);
        Path file = file(bytes);

        assertThat(DuckDb.types(file)).containsExactly("item VARCHAR", "label VARCHAR[]");
        assertThat(DuckDb.rows("select item, len(label), label[1], label is null from '" + file + "'"))
                .isEqualTo(List.of(
                        List.of("1", "2", "a\"b", "false"),
                        java.util.Arrays.asList("2", "0", null, "false"),
                        java.util.Arrays.asList("3", null, null, "true"),
                        List.of("4", "1", "c", "false")));
        assertThat(ParquetImport.read(bytes).fields()).isEqualTo(TypedTables.fields(rows.build()));
    }

    @Test
    void theFooterNamesTheClasses() throws Exception {
        var rows = new TableBuilder(TableKind.LABELS, List.of(ColumnSpec.number("p:ham")), Map.of());
        rows.text(0, "1").text(1, "ham").number(6, 0.5).end();
        Path file = file(write(rows.build(), Compression.SNAPPY));

        assertThat(DuckDb.rows("select decode(key), decode(value) from parquet_kv_metadata('" + file + "')"))
                .containsExactly(List.of(
                        "huggingface",
                        "{\"info\":{\"features\":{\"item\":{\"dtype\":\"string\",\"_type\":\"Value\"},"
                                + "\"label\":{\"names\":[\"ham\",\"spam\"],\"_type\":\"ClassLabel\"},"
                                + "\"confidence\":{\"dtype\":\"float64\",\"_type\":\"Value\"},"
                                + "\"status\":{\"dtype\":\"string\",\"_type\":\"Value\"},"
                                + "\"source\":{\"dtype\":\"string\",\"_type\":\"Value\"},"
                                + "\"reason\":{\"dtype\":\"string\",\"_type\":\"Value\"},"
                                + "\"p:ham\":{\"dtype\":\"float64\",\"_type\":\"Value\"}}}}"));
    }

    @Test
    void longTextsAreCutIntoPages() throws Exception {
        var rows = new TableBuilder(TableKind.ITEMS, List.of(ColumnSpec.text("text")), Map.of());
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            texts.add(String.valueOf((char) ('a' + i % 26)).repeat(100_000 + i));
            rows.text(0, "i" + i).text(1, texts.get(i)).end();
        }
        byte[] bytes = write(rows.build(), Compression.ZSTD);

        assertThat(bytes.length).isLessThan(100_000);
        assertThat(ParquetImport.read(bytes).fields().stream().map(fields -> fields.get("text")))
                .isEqualTo(texts);
        assertThat(DuckDb.rows("select text from '" + file(bytes) + "'").stream()
                        .map(row -> row.get(0)))
                .isEqualTo(texts);
    }

    @Test
    void nothingOfTheSystemIsInTheFile() throws Exception {
        Table table = TypedTables.items(9, 100);

        assertThat(write(table, Compression.ZSTD)).isEqualTo(write(table, Compression.ZSTD));
        assertThat(new String(write(table, Compression.NONE), StandardCharsets.ISO_8859_1))
                .contains("labelwright version 1 (build 0)")
                .doesNotContain(System.getProperty("java.version"));
    }
}
