package io.labelwright.text.brat;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.text.LabelledItems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Without the test of a million records: a folder is read file by file, and none of them is kept. */
final class BratContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<BratImportConfig> sourceFactory() {
        return new BratImportFactory();
    }

    @Override
    protected SinkFactory<BratExportConfig> sinkFactory() {
        return new BratExportFactory();
    }

    @Override
    protected String sinkWith() {
        return "{path: data}";
    }

    @Override
    protected Map<String, byte[]> sample() {
        return Map.of(
                "a.txt", bytes("\ud83d\ude00 Ann saw\nRome"),
                "a.ann", bytes("T1\tPER 2 5\tAnn\nT2\tLOC 6 9;10 14\tsaw Rome\nA1\tSure T1\n"),
                "b/a.txt", bytes("nothing"),
                "b/a.ann", bytes(""),
                "c.txt", bytes("open"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
                .spans("x/" + seed, "\ud83d\ude00 New\nYork", List.of(new Span(2, 10, "LOC"), new Span(2, 5, "PER")))
                .spans("y/" + seed, "None", List.of())
                .item("z", "open", null)
                .inputs();
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields())
                .extracting(fields -> fields.get("id"), fields -> fields.get("text"), fields -> fields.get("label"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                inputs.items().ids().get(0),
                                "\ud83d\ude00 New\nYork",
                                "[{\"start\":2,\"end\":5,\"label\":\"PER\"},{\"start\":2,\"end\":10,\"label\":\"LOC\"}]"),
                        org.assertj.core.groups.Tuple.tuple(inputs.items().ids().get(1), "None", "[]"),
                        org.assertj.core.groups.Tuple.tuple("z", "open", null));
    }
}
