package io.labelwright.text.conll;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.LargeText;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.text.LabelledItems;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

final class ConllContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<ConllImportConfig> sourceFactory() {
        return new ConllImportFactory();
    }

    @Override
    protected SinkFactory<ConllExportConfig> sinkFactory() {
        return new ConllExportFactory();
    }

    @Override
    protected String sinkWith() {
        return "{path: data, comments: true}";
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("data.conll", """
                -DOCSTART- -X- -X- O

                EU NNP B-NP B-ORG
                \u00fcber IN B-PP O

                # id = second
                # text = New York\u2019s
                New NNP B-NP B-LOC
                York NNP I-NP I-LOC
                \u2019s POS I-NP O

                \ud83d\ude00 UH _ O
                """);
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
    protected LabelSchema schema() {
        return new LabelSchema(Task.SPANS, List.of(LabelClass.of("PER"), LabelClass.of("LOC")), null);
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return LabelledItems.of(Task.SPANS, "PER", "LOC")
                .spans(
                        "a \ud83d\ude00 " + seed,
                        "New York, (Peter)\n",
                        List.of(new Span(0, 8, "LOC"), new Span(11, 16, "PER")))
                .spans("\"b\"", " \"None\" ", List.of())
                .inputs();
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields())
                .extracting(fields -> List.of(fields.get("id"), fields.get("text"), fields.get("label")))
                .containsExactly(
                        List.of(
                                inputs.items().ids().get(0),
                                "New York, (Peter)\n",
                                "[{\"start\":0,\"end\":8,\"label\":\"LOC\"},{\"start\":11,\"end\":16,\"label\":\"PER\"}]"),
                        List.of("\"b\"", " \"None\" ", "[]"));
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of("-DOCSTART- -X- -X- O\n\n", count, row -> "Peter _ _ B-PER\n" + row + " _ _ O\n\n");
    }
}
