package io.labelwright.vision.labelme;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.Table;
import io.labelwright.vision.box.Pixels;
import io.labelwright.vision.image.FileNames;
import io.labelwright.vision.image.LabelledImage;
import io.labelwright.vision.image.LabelledImages;
import io.labelwright.vision.json.JsonFile;
import io.labelwright.vision.json.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code export/labelme}: a JSON file beside where each image lies. Boxes become rectangles; classes of a task without
 * boxes become flags of the image.
 */
final class LabelmeSink implements Sink {

    private static final String VERSION = "5.5.0";

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var images = new LabelledImages("export/labelme", table, in);
        var names = new FileNames("export/labelme");
        images.forEach(image -> {
            if (!image.boxes().isEmpty() && !(image.width() > 0 && image.height() > 0)) {
                throw images.sizeMissing(image);
            }
            String name = names.take(FileNames.stem(image.file()) + ".json", image);
            try (OutputStream file = out.file(name)) {
                var json = new JsonOutput(file);
                write(image, images.hasBoxes() ? flags(image) : raised(image, in.schema()), json);
                json.flush();
            }
        });
    }

    private static void write(LabelledImage image, String flags, JsonOutput json) throws IOException {
        json.raw("{\n  \"version\": \"" + VERSION + "\",\n  \"flags\": ")
                .raw(flags)
                .raw(",\n  \"shapes\": [");
        boolean first = true;
        for (Box box : image.boxes()) {
            json.raw(first ? "\n    {\"label\": " : ",\n    {\"label\": ").text(box.label());
            json.raw(", \"points\": [[")
                    .number(box.x())
                    .raw(", ")
                    .number(box.y())
                    .raw("], [");
            json.number(Pixels.sum(box.x(), box.width())).raw(", ");
            json.number(Pixels.sum(box.y(), box.height())).raw("]], \"group_id\": null, \"description\": \"\", ");
            json.raw("\"shape_type\": \"rectangle\", \"flags\": {}}");
            first = false;
        }
        json.raw(first ? "],\n  \"imagePath\": " : "\n  ],\n  \"imagePath\": ");
        json.text(image.file().substring(image.file().lastIndexOf('/') + 1)).raw(",\n  \"imageData\": null");
        boolean sized = image.width() > 0 && image.height() > 0;
        json.raw(",\n  \"imageHeight\": ").raw(sized ? JsonOutput.shortest(image.height()) : "null");
        json.raw(",\n  \"imageWidth\": ").raw(sized ? JsonOutput.shortest(image.width()) : "null");
        if (!image.item().equals(image.file())) {
            json.raw(",\n  \"item\": ").text(image.item());
        }
        json.raw("\n}\n");
    }

    /** The flags that an import has kept. */
    private static String flags(LabelledImage image) {
        String flags = image.field(LabelmeFields.FLAGS);
        return flags.startsWith("{") && flags.endsWith("}") && isJson(flags) ? flags : "{}";
    }

    private static boolean isJson(String text) {
        try (JsonFile json = JsonFile.of(LabelmeFields.FLAGS, text)) {
            json.next();
            json.skip();
            json.finish();
            return true;
        } catch (IOException | io.labelwright.spi.problem.LabelingException e) {
            // An item's own field that happens to have this name.
            return false;
        }
    }

    private static String raised(LabelledImage image, LabelSchema schema) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (LabelClass known : schema.classes()) {
            flags.put(known.name(), image.classes().contains(known.name()) ? "true" : "false");
        }
        return JsonFile.object(flags);
    }
}
