package io.labelwright.parquet.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.parquet.DuckDb;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import java.util.Map;

/** There is no test with a small heap of a file made while it is read: the format is read from its end. */
final class HuggingFaceContractTest extends ConnectorContract {

    private static final String TYPES =
            "{\"info\": {\"features\": {\"text\": {\"dtype\": \"string\", \"_type\": \"Value\"},"
                    + " \"label\": {\"names\": [\"ham\", \"spam\"], \"_type\": \"ClassLabel\"}}}}";

    private static final Map<String, byte[]> SAMPLE = Map.of(
            "README.md",
            "---\npretty_name: x\n---\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "data/train-00000-of-00002.parquet",
            shard(0, 4),
            "data/train-00001-of-00002.parquet",
            shard(4, 3),
            "data/test-00000-of-00001.parquet",
            shard(7, 2));

    private static byte[] shard(int from, int count) {
        return DuckDb.bytes(
                "select 'text ' || i as text, i % 3 - 1 as label from range(" + from + ", " + (from + count) + ") r(i)",
                ", kv_metadata {huggingface: '" + TYPES + "'}");
    }

    @Override
    protected SourceFactory<HuggingFaceImportConfig> sourceFactory() {
        return new HuggingFaceImportFactory();
    }

    @Override
    protected SinkFactory<HuggingFaceExportConfig> sinkFactory() {
        return new HuggingFaceExportFactory();
    }

    @Override
    protected String sinkWith() {
        return "{path: data}";
    }

    @Override
    protected Map<String, byte[]> sample() {
        return SAMPLE;
    }

    @Override
    protected int records() {
        return 9;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a\n" + seed, "text", "x\r\ny", "split", "test")
                .item("b", "text", "\ud83d\ude00", "split", "train")
                .item("c", "text", "\u202e")
                .label("a\n" + seed, "spam")
                .label("c", "ham");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        String first = inputs.items().ids().get(0);
        assertThat(read.fields())
                .containsExactlyInAnyOrder(
                        Map.of("id", first, "item", first, "text", "x\r\ny", "label", "spam", "split", "test"),
                        Map.of("id", "b", "item", "b", "text", "\ud83d\ude00", "split", "train"),
                        Map.of("id", "c", "item", "c", "text", "\u202e", "label", "ham", "split", "train"));
    }
}
