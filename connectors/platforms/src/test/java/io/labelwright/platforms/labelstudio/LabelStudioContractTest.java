package io.labelwright.platforms.labelstudio;

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

final class LabelStudioContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<LabelStudioImportConfig> sourceFactory() {
        return new LabelStudioImportFactory();
    }

    @Override
    protected SinkFactory<LabelStudioExportConfig> sinkFactory() {
        return new LabelStudioExportFactory();
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
        return file("export.json", """
                [{"id": 1, "data": {"text": "a \\"b\\" \u00fc \\ud83d\\ude00"}, "annotations": [
                  {"completed_by": 4, "result": [{"from_name": "l", "to_name": "text", "type": "choices",
                    "value": {"choices": ["ham"]}}]}],
                  "predictions": [{"model_version": "m", "score": 0.5, "result": [{"from_name": "l",
                    "to_name": "text", "type": "choices", "value": {"choices": ["spam"]}}]}]},
                 {"id": 2, "data": {"text": null}, "annotations": [], "predictions": []}]
                """);
    }

    @Override
    protected int records() {
        return 5;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a\n" + seed, "text", "\u00fc \ud83d\ude00 \"" + seed, "label", "x")
                .item("b", "_odd", "1")
                .answer("a\n" + seed, "ann", "spam")
                .answer("a\n" + seed, "7", "ham");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields(TableKind.ITEMS))
                .extracting(fields -> fields.get("id"))
                .containsExactly(inputs.items().ids().get(0), "b");
        assertThat(read.fields(TableKind.ANNOTATIONS))
                .extracting(fields -> fields.get("annotator") + " " + fields.get("label"))
                .containsExactly("ann spam", "7 ham");
    }

    @Override
    protected InputStream large(int count) {
        // An item and what a model says of it are two records.
        int tasks = count / 2;
        return LargeText.of(
                tasks,
                row -> (row == 0 ? "[" : ",") + "{\"id\":" + row
                        + ",\"data\":{\"text\":\"the text of " + row + "\"},\"predictions\":[{\"model_version\":\"m\","
                        + "\"result\":[{\"from_name\":\"l\",\"type\":\"choices\",\"value\":{\"choices\":[\"ham\"]}}]}]}"
                        + (row == tasks - 1 ? "]" : "\n"));
    }
}
