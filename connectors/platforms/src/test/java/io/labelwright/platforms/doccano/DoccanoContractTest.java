package io.labelwright.platforms.doccano;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.LargeText;
import io.labelwright.testkit.RecordingSink;
import java.io.InputStream;
import java.util.Map;

final class DoccanoContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<DoccanoImportConfig> sourceFactory() {
        return new DoccanoImportFactory();
    }

    @Override
    protected SinkFactory<DoccanoExportConfig> sinkFactory() {
        return new DoccanoExportFactory();
    }

    @Override
    protected String sourceWith() {
        return "{path: data, as: class}";
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file(
                "admin.jsonl",
                "{\"id\": 1, \"text\": \"a \\\"b\\\" \u00fc\", \"label\": [\"ham\"]}\n{\"id\": 2, \"text\": \"c\"}\n");
    }

    @Override
    protected int records() {
        // An item, its answer as annotation, label and gold; another item.
        return 5;
    }

    @Override
    protected Truncation truncation() {
        return Truncation.BETWEEN_RECORDS;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a\n" + seed, "text", "x")
                .items("b")
                .label("b", "spam");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields(TableKind.ITEMS))
                .extracting(fields -> fields.get("id"))
                .containsExactly(inputs.items().ids().get(0), "b");
        assertThat(read.fields(TableKind.LABELS)).containsExactly(Map.of("item", "b", "label", "spam"));
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of(count, row -> "{\"id\":" + row + ",\"text\":\"the text of " + row + "\"}\n");
    }
}
