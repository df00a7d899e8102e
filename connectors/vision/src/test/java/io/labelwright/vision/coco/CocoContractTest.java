package io.labelwright.vision.coco;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.vision.BoxesContract;
import io.labelwright.vision.SampleImages;
import java.util.Map;

final class CocoContractTest extends BoxesContract {

    @Override
    protected SourceFactory<CocoImportConfig> sourceFactory() {
        return new CocoImportFactory();
    }

    @Override
    protected SinkFactory<CocoExportConfig> sinkFactory() {
        return new CocoExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("data.json", """
                {"info": {"year": 2026}, "licenses": [],
                 "images": [{"id": 7, "file_name": "a/1.jpg", "width": 640, "height": 480, "license": 3},
                            {"id": 0, "file_name": "b/1.jpg", "width": 64, "height": 48}],
                 "annotations": [
                   {"id": 1, "image_id": 7, "category_id": 0, "bbox": [1, 2.5, 3, 4], "area": 12, "iscrowd": 0,
                    "segmentation": [[1, 2, 3, 4, 5, 6]]},
                   {"id": 9, "image_id": 7, "category_id": 90, "bbox": [10, 20, 30, 40], "iscrowd": 1,
                    "segmentation": {"counts": [1, 2], "size": [1, 3]}}],
                 "categories": [{"id": 0, "name": "ham"}, {"id": 90, "name": "spam", "supercategory": "food"}]}
                """);
    }

    @Override
    protected int records() {
        return 2;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return SampleImages.random(seed, true, 3, ".jpg");
    }
}
