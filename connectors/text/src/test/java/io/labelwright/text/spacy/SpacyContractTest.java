package io.labelwright.text.spacy;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import java.util.Map;

final class SpacyContractTest extends ConnectorContract {

    @Override
    protected SinkFactory<SpacyExportConfig> sinkFactory() {
        return new SpacyExportFactory();
    }

    @Override
    protected String sinkWith() {
        return "{path: data}";
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("data.jsonl", "");
    }

    @Override
    protected int records() {
        return 0;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a", "text", "x " + seed)
                .item("b", "text", "y")
                .label("a", "spam");
    }
}
