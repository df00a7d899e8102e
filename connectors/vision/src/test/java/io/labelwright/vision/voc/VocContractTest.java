package io.labelwright.vision.voc;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.vision.BoxesContract;
import java.nio.charset.StandardCharsets;
import java.util.Map;

final class VocContractTest extends BoxesContract {

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
}
