package com.example.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every connector has to keep, and what only this one does. */
class TallyTest extends ConnectorContract {

    @Override
    protected SourceFactory<TallyImportConfig> sourceFactory() {
        return new TallyImportFactory();
    }

    @Override
    protected SinkFactory<TallyExportConfig> sinkFactory() {
        return new TallyExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("readings.tally", "# made by hand\ns1\tlee=ham\tkim=spam\n\u00fc\ud83d\ude00\ns3\tlee=spam\nend\n");
    }

    /** Three scans, three findings. */
    @Override
    protected int records() {
        return 6;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam").items("a", "b " + seed, "\u00fc").label("b " + seed, "spam");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields(TableKind.ITEMS))
                .extracting(row -> row.get("id"))
                .containsExactly(
                        inputs.items().ids().get(0),
                        inputs.items().ids().get(1),
                        inputs.items().ids().get(2));
        assertThat(read.fields(TableKind.ANNOTATIONS))
                .containsExactly(Map.of("item", inputs.items().ids().get(1), "annotator", "agreed", "label", "spam"));
    }

    @Test
    void aLineThatIsNoneIsRefusedWithItsNumber() throws IOException {
        RecordingSink sink = read(file("readings.tally", "s1\tlee=ham\ns2\tlee\nend\n"));

        assertThat(sink.refused())
                .containsExactly(new RecordingSink.Refused(2, 0, "'lee' is not reader=finding", "s2\tlee"));
        assertThat(sink.fields(TableKind.ITEMS)).containsExactly(Map.of("id", "s1"));
    }
}
