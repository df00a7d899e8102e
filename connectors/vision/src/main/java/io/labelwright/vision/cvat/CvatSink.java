package io.labelwright.vision.cvat;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.vision.box.Pixels;
import io.labelwright.vision.cvat.CvatExportConfig.ImageIdRule;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.ImageIds;
import io.labelwright.vision.image.LabelledImage;
import io.labelwright.vision.image.LabelledImages;
import io.labelwright.vision.json.JsonOutput;
import io.labelwright.vision.xml.XmlOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code export/cvat}: images in the order of the table, with boxes, or with tags where the task has no boxes. */
final class CvatSink implements Sink {

    private final CvatExportConfig config;

    CvatSink(CvatExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var images = new LabelledImages("export/cvat", table, in);
        var ids = new ImageIds("export/cvat", images, config.imageIds() == ImageIdRule.KEEP, 0, CvatSink::place);
        var xml = new XmlOutput(out.stream());
        xml.begin("annotations").element("version", "1.1");
        xml.begin("meta").begin("task").element("mode", "annotation").begin("labels");
        for (LabelClass known : in.schema().classes()) {
            xml.begin("label")
                    .element("name", known.name())
                    .element("attributes", "")
                    .end();
        }
        xml.end().end().end();
        int[] written = {0};
        images.forEach(image -> write(image, images, ids.id(written[0]++), xml));
        xml.end().flush();
    }

    /** Subsets may have images of one name. */
    private static String place(LabelledImage image) {
        String subset = image.field(CvatFields.SUBSET);
        return subset.isEmpty() ? image.file() : subset + "/" + image.file();
    }

    private static void write(LabelledImage image, LabelledImages images, String id, XmlOutput xml) throws IOException {
        if (!JsonOutput.isInteger(id)) {
            throw new LabelingException(
                    StandardError.WRONG_NAME,
                    null,
                    "export/cvat: the image id '" + id + "' of the item '" + image.item() + "' is no whole number",
                    "image_ids: number");
        }
        List<String> attributes = new ArrayList<>(List.of("id", id, "name", image.file()));
        if (!image.field(CvatFields.SUBSET).isEmpty()) {
            attributes.addAll(List.of(CvatFields.SUBSET, image.field(CvatFields.SUBSET)));
        }
        if (image.width() > 0 && image.height() > 0) {
            attributes.addAll(List.of(
                    Fields.WIDTH,
                    JsonOutput.shortest(image.width()),
                    Fields.HEIGHT,
                    JsonOutput.shortest(image.height())));
        } else if (!image.boxes().isEmpty()) {
            throw images.sizeMissing(image);
        }
        xml.begin("image", attributes.toArray(String[]::new));
        Set<Box> occluded = image.boxes(Fields.OCCLUDED);
        for (Box box : image.boxes()) {
            xml.empty(
                    "box",
                    "label",
                    box.label(),
                    "source",
                    "manual",
                    "occluded",
                    occluded.contains(box) ? "1" : "0",
                    "xtl",
                    JsonOutput.shortest(box.x()),
                    "ytl",
                    JsonOutput.shortest(box.y()),
                    "xbr",
                    JsonOutput.shortest(Pixels.sum(box.x(), box.width())),
                    "ybr",
                    JsonOutput.shortest(Pixels.sum(box.y(), box.height())),
                    "z_order",
                    "0");
        }
        for (String tag : images.hasBoxes() ? tags(image) : image.classes()) {
            xml.empty("tag", "label", tag, "source", "manual");
        }
        xml.end();
    }

    private static List<String> tags(LabelledImage image) {
        try {
            String tags = image.field(CvatFields.TAGS);
            return tags.isEmpty() ? List.of() : LabelText.classes(tags);
        } catch (IllegalArgumentException e) {
            // An item's own field that happens to have this name.
            return List.of();
        }
    }
}
