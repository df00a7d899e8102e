package io.labelwright.platforms.prodigy;

import io.labelwright.platforms.LinesContract;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.LargeText;
import java.io.InputStream;
import java.util.Map;

final class ProdigyContractTest extends LinesContract {

    @Override
    protected SourceFactory<ProdigyImportConfig> sourceFactory() {
        return new ProdigyImportFactory();
    }

    @Override
    protected SinkFactory<ProdigyExportConfig> sinkFactory() {
        return new ProdigyExportFactory();
    }

    @Override
    protected String sourceWith() {
        return "{path: data, as: class}";
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("set.jsonl", """
                {"_input_hash": -1, "text": "a \\"b\\" \u00fc", "label": "ham", "answer": "accept"}
                {"_input_hash": 2, "text": "c"}
                """);
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of(count, row -> "{\"_input_hash\":" + row + ",\"text\":\"the text of " + row + "\"}\n");
    }
}
