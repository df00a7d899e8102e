package io.labelwright.platforms.sagemaker;

import io.labelwright.math.number.Decimal;
import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonLines;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a label and its metadata as Ground Truth does. Classes are numbered in the order of the workflow. */
final class JobWriter {

    private final SagemakerExportConfig config;
    private final LabelSchema schema;

    JobWriter(SagemakerExportConfig config, LabelSchema schema) {
        this.config = config;
        this.schema = schema;
    }

    /**
     * Writes both keys.
     *
     * @param image whether the item is an image
     * @param width of the image in pixels; null when not known
     * @param height of the image in pixels; null when not known
     */
    void write(
            JsonLines line,
            String label,
            double confidence,
            boolean image,
            @Nullable String width,
            @Nullable String height) {
        Map<String, Json> metadata = new LinkedHashMap<>();
        String kind = image ? "groundtruth/image-classification" : "groundtruth/text-classification";
        Map<String, Json> numbers = new LinkedHashMap<>();
        Json value = switch (schema.task()) {
            case MULTI_LABEL -> {
                kind += "-multilabel";
                var indexes = new ArrayList<Json>();
                for (String name : LabelText.classes(label)) {
                    indexes.add(index(name, numbers));
                }
                metadata.put("class-map", new Json.Members(numbers));
                yield new Json.Elements(indexes);
            }
            case BOXES -> {
                kind = "groundtruth/object-detection";
                Json boxes = boxes(LabelText.boxes(label), numbers, width, height);
                metadata.put("class-map", new Json.Members(numbers));
                yield boxes;
            }
            case SPANS -> {
                kind = "groundtruth/text-span";
                yield spans(LabelText.spans(label));
            }
            case NUMERIC -> {
                kind = "groundtruth/custom";
                yield new Json.Numeral(label);
            }
            case TEXT -> {
                kind = "groundtruth/custom";
                yield new Json.Text(label);
            }
            default -> {
                metadata.put("class-name", new Json.Text(label));
                yield index(label, numbers);
            }
        };
        if (!Double.isNaN(confidence)) {
            metadata.put("confidence", new Json.Numeral(Decimal.print(confidence)));
        }
        metadata.put("job-name", new Json.Text("labeling-job/" + config.job()));
        Boolean human = config.humanAnnotated();
        if (human != null) {
            metadata.put("human-annotated", new Json.Text(human ? "yes" : "no"));
        }
        metadata.put("type", new Json.Text(kind));
        line.json(config.job(), value);
        line.json(config.job() + SagemakerSource.METADATA, new Json.Members(metadata));
    }

    /** The number of a class, noted with its name; classes that the workflow does not list count on behind its own. */
    private Json index(String name, Map<String, Json> numbers) {
        int known = schema.find(name);
        if (known >= 0) {
            numbers.put(Integer.toString(known), new Json.Text(name));
            return new Json.Numeral(Integer.toString(known));
        }
        int next = schema.size();
        while (numbers.containsKey(Integer.toString(next))
                && !new Json.Text(name).equals(numbers.get(Integer.toString(next)))) {
            next++;
        }
        numbers.put(Integer.toString(next), new Json.Text(name));
        return new Json.Numeral(Integer.toString(next));
    }

    private Json boxes(List<Box> boxes, Map<String, Json> numbers, @Nullable String width, @Nullable String height) {
        var annotations = new ArrayList<Json>();
        for (Box box : boxes) {
            Map<String, Json> annotation = new LinkedHashMap<>();
            annotation.put("class_id", index(box.label(), numbers));
            annotation.put("left", number(box.x()));
            annotation.put("top", number(box.y()));
            annotation.put("width", number(box.width()));
            annotation.put("height", number(box.height()));
            annotations.add(new Json.Members(annotation));
        }
        var sizes = new ArrayList<Json>();
        if (width != null && height != null && width.matches("[0-9]{1,9}") && height.matches("[0-9]{1,9}")) {
            Map<String, Json> size = new LinkedHashMap<>();
            size.put("width", new Json.Numeral(width.replaceFirst("^0+(?=.)", "")));
            size.put("height", new Json.Numeral(height.replaceFirst("^0+(?=.)", "")));
            size.put("depth", new Json.Numeral("3"));
            sizes.add(new Json.Members(size));
        }
        Map<String, Json> value = new LinkedHashMap<>();
        value.put("image_size", new Json.Elements(sizes));
        value.put("annotations", new Json.Elements(annotations));
        return new Json.Members(value);
    }

    private static Json spans(List<Span> spans) {
        var entities = new ArrayList<Json>();
        Map<String, Json> labels = new LinkedHashMap<>();
        for (Span span : spans) {
            Map<String, Json> entity = new LinkedHashMap<>();
            entity.put("startOffset", new Json.Numeral(Integer.toString(span.start())));
            entity.put("endOffset", new Json.Numeral(Integer.toString(span.end())));
            entity.put("label", new Json.Text(span.label()));
            entities.add(new Json.Members(entity));
            labels.putIfAbsent(span.label(), new Json.Members(Map.of("label", new Json.Text(span.label()))));
        }
        Map<String, Json> annotations = new LinkedHashMap<>();
        annotations.put("entities", new Json.Elements(entities));
        annotations.put("labels", new Json.Elements(List.copyOf(labels.values())));
        return new Json.Members(Map.of("annotations", new Json.Members(annotations)));
    }

    private static Json number(double value) {
        return new Json.Numeral(
                value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString((long) value)
                        : Decimal.print(value));
    }
}
