package io.labelwright.files.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.LargeText;
import io.labelwright.testkit.RecordingSink;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

final class CsvContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<CsvImportConfig> sourceFactory() {
        return new CsvImportFactory();
    }

    @Override
    protected SinkFactory<CsvExportConfig> sinkFactory() {
        return new CsvExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file(
                "data.csv",
                "id,text,label\n1,\"a \"\"big\"\" one,\nreally\",ham\n2,\u00fcber \ud83d\ude00,spam\n3,,ham\n");
    }

    @Override
    protected int records() {
        return 3;
    }

    @Override
    protected Truncation truncation() {
        return Truncation.INSIDE_THE_LAST_RECORD;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .items("a", "b \"" + seed, "c,\n", "=d")
                .label("b \"" + seed, "spam")
                .label("=d", "ham");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        List<String> ids =
                read.fields().stream().map(fields -> fields.get("item")).toList();
        assertThat(ids)
                .isEqualTo(List.of(
                        inputs.items().ids().get(0),
                        inputs.items().ids().get(1),
                        inputs.items().ids().get(2),
                        inputs.items().ids().get(3)));
        assertThat(read.fields().get(1)).containsEntry("label", "spam").containsEntry("status", "labelled");
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of("id,text,label\n", count, row -> row + ",\"the text of \"\"" + row + "\"\"\",ham\n");
    }
}
