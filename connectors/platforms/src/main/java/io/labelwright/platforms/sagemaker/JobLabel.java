package io.labelwright.platforms.sagemaker;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.AnswerShape;
import io.labelwright.platforms.record.Offsets;
import io.labelwright.platforms.record.SourceText;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The label of a line of a manifest, by the shape of its value. */
final class JobLabel {

    private JobLabel() {}

    /**
     * The label; null when the line has none.
     *
     * @param value what stands under the job's name
     * @param metadata what stands under its name and {@code -metadata}
     * @param source the text of the item; null when it has none
     */
    static @Nullable String of(Json value, Json metadata, @Nullable String source, Offsets offsets) throws Refusal {
        if (value.isNothing()) {
            return null;
        }
        Json annotations = value.get("annotations");
        if (annotations instanceof Json.Elements boxes) {
            return boxes(boxes, metadata);
        }
        if (annotations instanceof Json.Members) {
            return spans(annotations.get("entities"), source, offsets);
        }
        if (value instanceof Json.Elements indexes) {
            Set<String> names = new LinkedHashSet<>();
            for (Json index : indexes.values()) {
                names.add(name(index, metadata));
            }
            return LabelText.classes(names);
        }
        String className = metadata.get("class-name").scalar();
        return className == null ? name(value, metadata) : className;
    }

    /** Class indexes are numbers or texts; a job of one's own may give names at once. */
    private static String name(Json index, Json metadata) throws Refusal {
        String text = index.scalar();
        if (text == null) {
            throw new Refusal("a label " + index.compact() + " that is no class, list of classes, boxes or entities");
        }
        String name = metadata.get("class-map").get(text).scalar();
        return name == null ? text : name;
    }

    private static String boxes(Json.Elements annotations, Json metadata) throws Refusal {
        var boxes = new ArrayList<Box>();
        for (Json annotation : annotations.values()) {
            boxes.add(AnswerShape.box(annotation, name(annotation.get("class_id"), metadata)));
        }
        boxes.sort(null);
        return LabelText.boxes(boxes);
    }

    private static String spans(Json entities, @Nullable String source, Offsets offsets) throws Refusal {
        var spans = new ArrayList<Span>();
        for (Json entity : entities.elements()) {
            if (source == null) {
                throw new Refusal("entities without the text 'source' that they are parts of");
            }
            spans.add(new SourceText(source, offsets)
                    .span(
                            entity.get("startOffset"),
                            entity.get("endOffset"),
                            entity.get("label").scalar(),
                            null));
        }
        spans.sort(null);
        return LabelText.spans(spans);
    }
}
