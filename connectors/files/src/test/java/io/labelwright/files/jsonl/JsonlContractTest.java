package io.labelwright.files.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.LargeText;
import io.labelwright.testkit.RecordingSink;
import java.io.InputStream;
import java.util.Map;

final class JsonlContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<JsonlImportConfig> sourceFactory() {
        return new JsonlImportFactory();
    }

    @Override
    protected SinkFactory<JsonlExportConfig> sinkFactory() {
        return new JsonlExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file(
                "data.jsonl", "{\"id\":1,\"text\":\"a \\\"b\\\" \u00fc\"}\n{\"id\":\"2\",\"text\":null,\"n\":1.50}\n");
    }

    @Override
    protected int records() {
        return 2;
    }

    @Override
    protected Truncation truncation() {
        return Truncation.BETWEEN_RECORDS;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam").items("a\n" + seed, "b").label("b", "spam");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields()).hasSize(2);
        assertThat(read.fields().get(0))
                .containsEntry("item", inputs.items().ids().get(0));
        assertThat(read.fields().get(1)).containsEntry("label", "spam");
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of("", count, row -> "{\"id\":" + row + ",\"text\":\"the text of " + row + "\"}\n");
    }
}
