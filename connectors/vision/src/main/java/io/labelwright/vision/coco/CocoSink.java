package io.labelwright.vision.coco;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.ImageIds;
import io.labelwright.vision.image.LabelledImage;
import io.labelwright.vision.image.LabelledImages;
import io.labelwright.vision.json.JsonFile;
import io.labelwright.vision.json.JsonOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code export/coco}. Images in the order of the table, annotations in that of the images and of their boxes, numbered
 * from 1. All other fields of an item become keys of its image.
 */
final class CocoSink implements Sink {

    private static final Set<String> OWN =
            Set.of(Fields.IMAGE_ID, CocoFields.CROWD, CocoFields.CATEGORIES, Fields.CLIPPED);

    private final CocoExportConfig config;

    CocoSink(CocoExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        var images = new LabelledImages("export/coco", table, in);
        Map<String, Integer> given = config.categoryIds() == null ? Map.of() : config.categoryIds();
        var categories = new CategoryIds(in.schema(), images.values(CocoFields.CATEGORIES), given);
        var ids = new ImageIds(
                "export/coco", images, config.imageIds() == CocoExportConfig.ImageIds.KEEP, 1, LabelledImage::file);
        var json = new JsonOutput(out.stream());
        if (config.content() == CocoExportConfig.Content.RESULTS) {
            results(images, ids, categories, json);
        } else {
            instances(images, ids, categories, json);
        }
        json.flush();
    }

    private static void instances(LabelledImages images, ImageIds ids, CategoryIds categories, JsonOutput json)
            throws IOException {
        json.raw("{\n\"info\":{},\n\"licenses\":[],\n\"categories\":");
        categories.write(json);
        json.raw(",\n\"images\":[");
        var counted = new Counts();
        images.forEach(image -> {
            json.raw(counted.images == 0 ? "\n  " : ",\n  ");
            json.raw(JsonFile.object(members(image, JsonOutput.value(ids.id(counted.images++)))));
        });
        json.raw(counted.images == 0 ? "],\n\"annotations\":[" : "\n],\n\"annotations\":[");
        counted.images = 0;
        images.forEach(image -> {
            String id = JsonOutput.value(ids.id(counted.images++));
            for (Box box : image.boxes()) {
                annotation(json, ++counted.annotations, id, categories.id(box.label()), box, 0);
            }
            for (Box box : crowd(image)) {
                annotation(json, ++counted.annotations, id, categories.id(box.label()), box, 1);
            }
        });
        json.raw(counted.annotations == 0 ? "]\n}\n" : "\n]\n}\n");
    }

    private static final class Counts {
        private int images;
        private long annotations;
    }

    private static Map<String, String> members(LabelledImage image, String id) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("file_name", JsonFile.quoted(image.file()));
        if (image.width() > 0 && image.height() > 0) {
            members.put(Fields.WIDTH, JsonOutput.shortest(image.width()));
            members.put(Fields.HEIGHT, JsonOutput.shortest(image.height()));
        }
        if (!image.item().equals(image.file()) && !image.item().equals(image.field(Fields.IMAGE_ID))) {
            members.put("item", JsonFile.quoted(image.item()));
        }
        image.fields().forEach((name, value) -> {
            if (!OWN.contains(name)) {
                members.putIfAbsent(name, JsonOutput.value(value));
            }
        });
        return members;
    }

    private static List<Box> crowd(LabelledImage image) {
        String text = image.field(CocoFields.CROWD);
        try {
            return text.isEmpty() ? List.of() : LabelText.boxes(text);
        } catch (IllegalArgumentException e) {
            throw new LabelingException(
                    StandardError.UNKNOWN_LABEL,
                    "export/coco: the field crowd of the item '" + image.item() + "' holds no boxes: "
                            + e.getMessage());
        }
    }

    private static void annotation(JsonOutput json, long number, String image, String category, Box box, int crowd)
            throws IOException {
        json.raw(number == 1 ? "\n  {\"id\":" : ",\n  {\"id\":").integer(number);
        json.raw(",\"image_id\":").raw(image).raw(",\"category_id\":").raw(category);
        bbox(json, box).raw(",\"area\":").number(box.width() * box.height());
        json.raw(",\"iscrowd\":").integer(crowd).raw(",\"segmentation\":[]}");
    }

    private static JsonOutput bbox(JsonOutput json, Box box) throws IOException {
        json.raw(",\"bbox\":[").number(box.x()).raw(",").number(box.y());
        return json.raw(",").number(box.width()).raw(",").number(box.height()).raw("]");
    }

    private static void results(LabelledImages images, ImageIds ids, CategoryIds categories, JsonOutput json)
            throws IOException {
        var counted = new Counts();
        json.raw("[");
        images.forEach(image -> {
            String id = JsonOutput.value(ids.id(counted.images++));
            List<Double> scores = Scores.of(image);
            for (int i = 0; i < image.boxes().size(); i++) {
                Box box = image.boxes().get(i);
                json.raw(counted.annotations++ == 0 ? "\n  " : ",\n  ");
                json.raw("{\"image_id\":").raw(id).raw(",\"category_id\":").raw(categories.id(box.label()));
                bbox(json, box).raw(",\"score\":").number(scores.get(i)).raw("}");
            }
        });
        json.raw(counted.annotations == 0 ? "]\n" : "\n]\n");
    }
}
