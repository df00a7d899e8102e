package io.labelwright.parquet.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.parquet.DuckDb;
import io.labelwright.parquet.file.Compression;
import io.labelwright.spi.connect.FormatExportOptions;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.MemoryOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceSinkTest {

    @TempDir
    Path folder;

    private static MemoryOutput write(Table table, InMemoryInputs in) throws IOException {
        var options = new FormatExportOptions(table.kind(), null);
        var out = new MemoryOutput();
        new HuggingFaceSink(new HuggingFaceExportConfig("set", options, Compression.ZSTD)).write(table, in, out);
        return out;
    }

    private Path file(MemoryOutput out, String name) throws IOException {
        return Files.write(
                folder.resolve("file.parquet"),
                Objects.requireNonNull(out.files().get(name)));
    }

    @Test
    void rowsGoToTheirSplitsAndClassesAreNumbers() throws Exception {
        InMemoryInputs in = InMemoryInputs.ofClasses("h: \"am", "spam")
                .item("a", "text", "x", "split", "dev")
                .item("b", "text", "y", "split", "dev")
                .item("c", "text", "z")
                .label("a", "spam")
                .label("b", "h: \"am")
                .label("c", "spam");
        var splits = new TableBuilder(TableKind.SPLITS);
        splits.text(0, "a").text(1, "test").end();
        in.with(splits.build());

        MemoryOutput out = write(in.table(TableKind.LABELS), in);

        assertThat(out.files().keySet())
                .containsExactlyInAnyOrder(
                        "README.md",
                        "data/dev-00000-of-00001.parquet",
                        "data/test-00000-of-00001.parquet",
                        "data/train-00000-of-00001.parquet");
        Path test = file(out, "data/test-00000-of-00001.parquet");
        assertThat(DuckDb.rows("select * from '" + test + "'")).containsExactly(List.of("a", "x", "1"));
        assertThat(DuckDb.rows("describe select * from '" + test + "'").stream().map(row -> row.get(1)))
                .containsExactly("VARCHAR", "VARCHAR", "BIGINT");
        assertThat(DuckDb.rows("select decode(value) from parquet_kv_metadata('" + test + "')"))
                .containsExactly(List.of("{\"info\":{\"features\":{\"id\":{\"dtype\":\"string\",\"_type\":\"Value\"},"
                        + "\"text\":{\"dtype\":\"string\",\"_type\":\"Value\"},"
                        + "\"label\":{\"names\":[\"h: \\\"am\",\"spam\"],\"_type\":\"ClassLabel\"}}}}"));
        assertThat(out.texts().get("README.md")).isEqualTo("""
                ---
                dataset_info:
                  features:
                  - name: "id"
                    dtype: string
                  - name: "text"
                    dtype: string
                  - name: "label"
                    dtype:
                      class_label:
                        names:
                          '0': "h: \\"am"
                          '1': "spam"
                  splits:
                  - name: "test"
                    num_examples: 1
                  - name: "dev"
                    num_examples: 1
                  - name: "train"
                    num_examples: 1
                configs:
                - config_name: default
                  data_files:
                  - split: "test"
                    path: "data/test-*"
                  - split: "dev"
                    path: "data/dev-*"
                  - split: "train"
                    path: "data/train-*"
                ---

                Written by Labelwright.
                """);
    }

    @Test
    void severalClassesAreAListOfNumbers() throws Exception {
        var schema = new LabelSchema(
                Task.MULTI_LABEL,
                List.of(
                        new LabelClass("p", null, null, List.of(), null),
                        new LabelClass("q", null, null, List.of(), null)),
                null);
        InMemoryInputs in = InMemoryInputs.of(schema).items("1", "2", "3");
        var gold = new TableBuilder(TableKind.GOLD);
        gold.text(0, "1").text(1, "[\"p\",\"q\"]").end();
        gold.text(0, "2").text(1, "[]").end();
        gold.text(0, "3").end();

        Path file = file(write(gold.build(), in), "data/train-00000-of-00001.parquet");

        assertThat(DuckDb.rows("select id, label::varchar from '" + file + "'"))
                .isEqualTo(List.of(List.of("1", "[0, 1]"), List.of("2", "[]"), Arrays.asList("3", null)));
    }

    @Test
    void namesThatAreNoFilesAndTablesWithoutLabelsAreRefused() {
        InMemoryInputs in =
                InMemoryInputs.ofClasses("h").item("a", "split", "../x").label("a", "h");
        InMemoryInputs taken =
                InMemoryInputs.ofClasses("h").item("a", "label", "x").label("a", "h");

        assertThatThrownBy(() -> write(in.table(TableKind.LABELS), in))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("the split '../x' can't be the name of a file");
        assertThatThrownBy(() -> write(taken.table(TableKind.LABELS), taken))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("an item's field is called 'label'");
        assertThatThrownBy(() -> write(Table.empty(TableKind.METRICS), in))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("not metrics");
    }
}
