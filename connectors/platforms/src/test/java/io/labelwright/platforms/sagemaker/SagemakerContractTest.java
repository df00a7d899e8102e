package io.labelwright.platforms.sagemaker;

import io.labelwright.platforms.LinesContract;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.LargeText;
import java.io.InputStream;
import java.util.Map;

final class SagemakerContractTest extends LinesContract {

    @Override
    protected SourceFactory<SagemakerImportConfig> sourceFactory() {
        return new SagemakerImportFactory();
    }

    @Override
    protected SinkFactory<SagemakerExportConfig> sinkFactory() {
        return new SagemakerExportFactory();
    }

    @Override
    protected String sourceWith() {
        return "{path: data, job: label}";
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("output.manifest", """
                {"source-ref":"s3://b/1.jpg","label":0,"label-metadata":{"class-name":"ham"}}
                {"source-ref":"s3://b/\u00fc.jpg","extra":{"n":1.50}}
                """);
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a\n" + seed, "text", "x")
                .item("b", "image", "s3://b/1.jpg")
                .label("b", "spam");
    }

    @Override
    protected Map<String, String> label() {
        return Map.of("item", "b", "label", "spam", "annotator", "label", "confidence", "1.0");
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of(count, row -> "{\"source-ref\":\"s3://b/" + row + "\"}\n");
    }
}
