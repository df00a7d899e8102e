package io.labelwright.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import java.util.Map;

/** There is no test with a small heap of a file made while it is read: the format is read from its end. */
final class ParquetContractTest extends ConnectorContract {

    private static final byte[] SAMPLE = DuckDb.bytes(
            "select 'i' || i as id, 'text ' || i % 3 as text, [i, null] as list, {'a': i, 'b': 'x'} as s, "
                    + "case when i % 2 = 0 then 'ham' end as label from range(20) r(i)",
            "");

    @Override
    protected SourceFactory<ParquetImportConfig> sourceFactory() {
        return new ParquetImportFactory();
    }

    @Override
    protected SinkFactory<ParquetExportConfig> sinkFactory() {
        return new ParquetExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return Map.of("data.parquet", SAMPLE);
    }

    @Override
    protected int records() {
        return 20;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .items("a\u0000\n" + seed, "b", "\ud83d\ude00")
                .label("b", "spam")
                .label("\ud83d\ude00", "ham");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields().stream().map(fields -> fields.get("item")))
                .containsExactly(
                        inputs.items().ids().get(0),
                        inputs.items().ids().get(1),
                        inputs.items().ids().get(2));
        assertThat(read.fields().get(0)).doesNotContainKey("label");
        assertThat(read.fields().get(1)).containsEntry("label", "spam").containsEntry("status", "labelled");
        assertThat(read.fields().get(2)).containsEntry("label", "ham");
    }
}
