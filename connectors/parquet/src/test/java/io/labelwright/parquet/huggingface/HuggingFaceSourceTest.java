package io.labelwright.parquet.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.parquet.DuckDb;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.testkit.MemoryFolder;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuggingFaceSourceTest {

    private static HuggingFaceSource source(
            @Nullable String id, @Nullable String label, @Nullable List<String> splits, String splitField) {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        return new HuggingFaceSource(
                new HuggingFaceImportConfig("data", id, label, splits, splitField, 1 << 24, mapping));
    }

    private static RecordingSink read(HuggingFaceSource source, Map<String, byte[]> files) throws IOException {
        var sink = new RecordingSink();
        var folder = new MemoryFolder("data", files);
        source.read(folder, sink);
        Optional<List<String>> header = source.header(folder);
        assertThat(header.orElseThrow()).containsAll(sink.columns());
        return sink;
    }

    private static RecordingSink read(Map<String, byte[]> files) throws IOException {
        return read(source(null, null, null, "split"), files);
    }

    private static String types(String features) {
        return ", kv_metadata {huggingface: '{\"info\": {\"features\": {" + features + "}}}'}";
    }

    private static final String LABEL = types(
            "\"label\": {\"num_classes\": 2, \"names\": [\"ham\", \"s''pam\"], \"id\": null, \"_type\": \"ClassLabel\"}");

    @Test
    void classesAreNamesAndRowsCountOnOverTheFilesOfASplit() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("data/train-00000-of-00002.parquet", DuckDb.bytes("select 'a' as text, 0 as label", LABEL));
        files.put("data/train-00001-of-00002.parquet", DuckDb.bytes("select 'b' as text, 1 as label", LABEL));
        files.put("data/test-00000-of-00001.parquet", DuckDb.bytes("select 'c' as text, -1 as label", LABEL));

        RecordingSink sink = read(files);

        assertThat(sink.fields())
                .containsExactly(
                        Map.of("id", "test-0", "item", "test-0", "text", "c", "split", "test"),
                        Map.of("id", "train-0", "item", "train-0", "text", "a", "label", "ham", "split", "train"),
                        Map.of("id", "train-1", "item", "train-1", "text", "b", "label", "s'pam", "split", "train"));
        assertThat(sink.records().get(2).file()).isEqualTo("data/data/train-00001-of-00002.parquet");
        assertThat(sink.records().get(2).line()).isEqualTo(1);
    }

    @Test
    void listsAndStructsOfClassesAreNamesToo() throws Exception {
        byte[] file = DuckDb.bytes(
                "select 'x' as id, [0, 1] as tags, [1] as label, {'a': 1} as s, [{'c': 0}] as deep",
                types(
                        "\"tags\": {\"feature\": {\"names\": [\"p\", \"q\"], \"_type\": \"ClassLabel\"}, \"_type\": \"Sequence\"},"
                                + "\"label\": [{\"names\": [\"p\", \"q\"], \"_type\": \"ClassLabel\"}],"
                                + "\"s\": {\"a\": {\"names\": [\"u\", \"v\"], \"_type\": \"ClassLabel\"}},"
                                + "\"deep\": {\"feature\": {\"c\": {\"names\": [\"w\"], \"_type\": \"ClassLabel\"}}, \"_type\": \"List\"}"));

        assertThat(read(Map.of("train.parquet", file)).fields())
                .containsExactly(Map.of(
                        "id", "x",
                        "item", "x",
                        "tags", "[\"p\",\"q\"]",
                        "label", "[\"q\"]",
                        "s", "{\"a\":\"v\"}",
                        "deep", "[{\"c\":\"w\"}]",
                        "split", "train"));
    }

    @Test
    void aClassNumberThatHasNoNameMakesItsRowBad() throws Exception {
        RecordingSink sink = read(Map.of("x.parquet", DuckDb.bytes("select 'a' as id, 2 as label", LABEL)));

        assertThat(sink.records()).isEmpty();
        assertThat(sink.refused().get(0).reason())
                .isEqualTo("column 'label': the class number 2; the classes are 0 to 1");
    }

    @Test
    void columnsMayBeNamedAndOthersMakeRoom() throws Exception {
        byte[] file = DuckDb.bytes("select 'k' as key, 1 as id, 2 as item, 'no' as label, 'yes' as answer", "");

        assertThat(read(source("key", "answer", null, "part"), Map.of("a/validation/0.parquet", file))
                        .fields())
                .containsExactly(Map.of(
                        "id", "k",
                        "item", "k",
                        "id_column", "1",
                        "item_column", "2",
                        "label_column", "no",
                        "label", "yes",
                        "part", "validation"));
    }

    @Test
    void onlySomeSplitsMayBeRead() throws Exception {
        Map<String, byte[]> files = Map.of(
                "train.parquet", DuckDb.bytes("select 'a' as id", ""),
                "test.parquet", DuckDb.bytes("select 'b' as id", ""));

        assertThat(read(source(null, null, List.of("test"), "split"), files).fields())
                .containsExactly(Map.of("id", "b", "item", "b", "split", "test"));
        assertThatThrownBy(() -> read(source(null, null, List.of("dev"), "split"), files))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("splits names dev; the data set has test, train");
    }

    @Test
    void whatIsWrongIsNamed() {
        Map<String, byte[]> files = Map.of("train.parquet", DuckDb.bytes("select 'a' as text, 's' as split", ""));

        assertThatThrownBy(() -> read(files)).hasMessageContaining("a column 'split' of its own");
        assertThatThrownBy(() -> read(source("key", null, null, "part"), files))
                .hasMessageContaining("id names the column 'key', which the file does not have; it has text, split");
        assertThatThrownBy(() -> read(Map.of("train.csv", new byte[] {'a'})))
                .hasMessageContaining("there is no file that ends with .parquet");
        assertThatThrownBy(() -> read(Map.of(
                        "train.parquet", DuckDb.bytes("select 1 as a", ", kv_metadata {huggingface: '{\"info\":'}"))))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("types of the columns in the file's footer can't be read");
    }

    @ParameterizedTest
    @CsvSource({
        "data/train-00000-of-00001.parquet, train",
        "data/train-00000-of-00001-0a1b2c3d4e5f6789.parquet, train",
        "plain_text/test-00003-of-00010.parquet, test",
        "data/en.train_sft-00000-of-00001.parquet, en.train_sft",
        "default/validation/0000.parquet, validation",
        "Test.parquet, test",
        "dev_1.parquet, dev",
        "trainer.parquet, train",
        "testimony.parquet, train",
        "x/partial-train/0.parquet, train"
    })
    void namesTellSplits(String name, String split) {
        assertThat(Splits.of(name)).isEqualTo(split);
    }
}
