package io.labelwright.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds for every format of boxes: that each image comes back with the boxes it was written with. */
public abstract class BoxesContract extends ConnectorContract {

    @Override
    protected LabelSchema schema() {
        return SampleImages.boxes(List.of("ham", "spam"));
    }

    @Override
    protected String sinkWith() {
        return "{path: data}";
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return SampleImages.random(seed, true, (int) seed % 7, ".jpg");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        Map<String, String> labels = new TreeMap<>();
        read.fields().forEach(fields -> labels.put(fields.get("item"), fields.get("label")));
        assertThat(labels).isEqualTo(SampleImages.labelsByItem(inputs.table(TableKind.LABELS)));
    }
}
