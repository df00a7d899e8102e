package io.labelwright.vision.yolo;

import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.vision.BoxesContract;
import io.labelwright.vision.SampleImages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The files of names have names of one letter: nothing shows that a longer one was cut off. */
final class YoloContractTest extends BoxesContract {

    @Override
    protected SourceFactory<YoloImportConfig> sourceFactory() {
        return new YoloImportFactory();
    }

    @Override
    protected SinkFactory<YoloExportConfig> sinkFactory() {
        return new YoloExportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return Map.of(
                "classes.txt", bytes("h\ns\n"),
                "labels/a/1.txt", bytes("1 0.5 0.5 0.25 0.25\n0 0.500000 0.500000 0.100000 0.200000 0.75\n"),
                "images/a/1.png", SampleImages.picture(40, 30, "png"),
                "labels/b/1.txt", bytes(""),
                "images/b/1.jpg", SampleImages.picture(40, 30, "jpg"),
                "images/c.png", SampleImages.picture(4, 3, "png"));
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
        return SampleImages.boxes(List.of("h", "s"));
    }

    @Override
    protected String sourceWith() {
        return "path: data";
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.of(SampleImages.boxes(List.of("h", "s")))
                .items("train/a", "val/a")
                .with(SampleImages.labels("train/a", "[]", "val/a", seed % 2 == 0 ? "" : "[]"));
    }
}
