package io.labelwright.platforms.doccano;

import io.labelwright.platforms.LinesContract;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.LargeText;
import java.io.InputStream;
import java.util.Map;

final class DoccanoContractTest extends LinesContract {

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
    protected InputStream large(int count) {
        return LargeText.of(count, row -> "{\"id\":" + row + ",\"text\":\"the text of " + row + "\"}\n");
    }
}
