package io.labelwright.vision.labelme;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.vision.BoxesContract;
import io.labelwright.vision.SampleImages;
import java.nio.charset.StandardCharsets;
import java.util.Map;

final class LabelmeContractTest extends BoxesContract {

    @Override
    protected SourceFactory<LabelmeImportConfig> sourceFactory() {
        return new LabelmeImportFactory();
    }

    @Override
    protected SinkFactory<LabelmeExportConfig> sinkFactory() {
        return new LabelmeExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return Map.of(
                "a/1.json", """
                {"version": "5.0.1", "flags": {"night": true, "x": false}, "shapes": [
                  {"label": "ham", "points": [[1, 2.5], [3, 4]], "group_id": null, "shape_type": "rectangle", "flags": {}}],
                 "imagePath": "1.jpg", "imageData": "aGVsbG8=", "imageHeight": 10, "imageWidth": 20}
                """.getBytes(StandardCharsets.UTF_8),
                "b.json", "{\"shapes\": [], \"imagePath\": \"..\\\\c.jpg\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected int records() {
        return 2;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return SampleImages.random(seed, false, (int) seed % 7, ".jpg");
    }
}
