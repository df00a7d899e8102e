package io.labelwright.vision.voc;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.vision.SampleImages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class VocContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<VocImportConfig> sourceFactory() {
        return new VocImportFactory();
    }

    @Override
    protected SinkFactory<VocExportConfig> sinkFactory() {
        return new VocExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return Map.of(
                "Annotations/a.xml", """
                <?xml version="1.0"?>
                <annotation><filename>a.jpg</filename><size><width>20</width><height>10</height></size>
                  <object><name>ham</name><difficult>1</difficult>
                    <bndbox><xmin>1</xmin><ymin>1</ymin><xmax>20</xmax><ymax>10</ymax></bndbox>
                    <part><name>head</name><bndbox><xmin>3</xmin></bndbox></part></object>
                </annotation>""".getBytes(StandardCharsets.UTF_8),
                "Annotations/b.xml",
                        "<annotation><filename>b.jpg</filename></annotation>".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected int records() {
        return 2;
    }

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
