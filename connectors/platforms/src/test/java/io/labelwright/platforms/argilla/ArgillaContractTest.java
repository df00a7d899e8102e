package io.labelwright.platforms.argilla;

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

final class ArgillaContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<ArgillaImportConfig> sourceFactory() {
        return new ArgillaImportFactory();
    }

    @Override
    protected SinkFactory<ArgillaExportConfig> sinkFactory() {
        return new ArgillaExportFactory();
    }

    @Override
    protected String sinkWith() {
        return "{path: data, table: annotations}";
    }

    @Override
    protected TableKind written() {
        return TableKind.ANNOTATIONS;
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("records.json", """
                [{"id": "1", "fields": {"text": "a \u00fc"}, "metadata": {"n": 1}, "suggestions": {},
                "responses": {"q": [{"value": "ham", "user_id": "u"}]}, "vectors": {}},
                {"id": "2", "fields": {"text": "b"}}]
                """);
    }

    @Override
    protected int records() {
        // An item with its annotation, label and gold; another item.
        return 5;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a\n" + seed, "text", "x")
                .items("b")
                .answer("a\n" + seed, "ann", "spam");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields(TableKind.ITEMS))
                .extracting(fields -> fields.get("id"))
                .containsExactly(inputs.items().ids().get(0), "b");
        assertThat(read.fields(TableKind.ANNOTATIONS))
                .containsExactly(Map.of("item", inputs.items().ids().get(0), "annotator", "ann", "label", "spam"));
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of(
                count,
                row -> (row == 0 ? "[" : ",") + "{\"id\":\"" + row + "\",\"fields\":{\"text\":\"the text of " + row
                        + "\"}}" + (row == count - 1 ? "]" : "\n"));
    }
}
