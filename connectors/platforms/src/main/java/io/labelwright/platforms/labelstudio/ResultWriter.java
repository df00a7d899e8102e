package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.record.ItemView;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes labels as results of one control. */
final class ResultWriter {

    private final LabelStudioExportConfig config;
    private final Task task;
    private final ControlType type;
    private final String typeWord;
    private final String object;
    private final ItemView items;
    private final int text;
    private final int width;
    private final int height;
    private int regions;

    ResultWriter(LabelStudioExportConfig config, LabelSchema schema, ItemView items) {
        this.config = config;
        this.task = schema.task();
        this.items = items;
        this.type = config.type() == ControlType.AUTO ? ControlType.of(task) : config.type();
        this.typeWord = type.name().toLowerCase(java.util.Locale.ROOT);
        boolean image = type == ControlType.RECTANGLELABELS || items.find("image") >= 0 && items.find("text") < 0;
        this.object = config.toName() == null ? image ? "image" : "text" : config.toName();
        this.text = items.find(config.textField());
        this.width = items.find(config.widthField());
        this.height = items.find(config.heightField());
    }

    /** Regions of the next task count from 0. */
    void nextTask() {
        regions = 0;
    }

    /** Writes the array {@code result}; an empty one for no label. */
    void write(JsonGenerator json, int item, @Nullable String label) {
        json.writeArrayPropertyStart("result");
        if (label != null) {
            try {
                results(json, item, label);
            } catch (IllegalArgumentException e) {
                throw problem(item, String.valueOf(e.getMessage()), null);
            }
        }
        json.writeEndArray();
    }

    private void results(JsonGenerator json, int item, String label) {
        switch (type) {
            case LABELS -> {
                for (Span span : LabelText.spans(label)) {
                    span(json, item, span);
                }
            }
            case RECTANGLELABELS -> {
                for (Box box : LabelText.boxes(label)) {
                    box(json, item, box);
                }
            }
            case NUMBER, RATING -> {
                begin(json);
                json.writeName(typeWord);
                json.writeNumber(new BigDecimal(label).toString());
                end(json);
            }
            default -> {
                List<String> names = task == Task.MULTI_LABEL ? LabelText.classes(label) : List.of(label);
                // No class applies: an answer without a result.
                if (!names.isEmpty()) {
                    begin(json);
                    json.writeArrayPropertyStart(type == ControlType.TEXTAREA ? "text" : typeWord);
                    for (String name : names) {
                        name(json, name);
                    }
                    json.writeEndArray();
                    end(json);
                }
            }
        }
    }

    private void name(JsonGenerator json, String name) {
        if (type != ControlType.TAXONOMY) {
            json.writeString(name);
            return;
        }
        json.writeStartArray();
        for (String part : name.split("/", -1)) {
            json.writeString(part);
        }
        json.writeEndArray();
    }

    private void begin(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", "r" + regions++);
        json.writeStringProperty("from_name", config.fromName());
        json.writeStringProperty("to_name", object);
        json.writeStringProperty("type", typeWord);
        json.writeObjectPropertyStart("value");
    }

    private static void end(JsonGenerator json) {
        json.writeEndObject();
        json.writeEndObject();
    }

    private void span(JsonGenerator json, int item, Span span) {
        begin(json);
        json.writeNumberProperty("start", span.start());
        json.writeNumberProperty("end", span.end());
        String whole = items.field(item, text);
        if (whole != null) {
            if (span.end() > whole.codePointCount(0, whole.length())) {
                throw problem(
                        item,
                        "the span from " + span.start() + " to " + span.end() + " goes beyond the field '"
                                + config.textField() + "'",
                        "say text_field: NAME for the text that spans belong to");
            }
            int from = whole.offsetByCodePoints(0, span.start());
            json.writeStringProperty(
                    "text", whole.substring(from, whole.offsetByCodePoints(from, span.end() - span.start())));
        }
        json.writeArrayPropertyStart("labels");
        json.writeString(span.label());
        json.writeEndArray();
        end(json);
    }

    private void box(JsonGenerator json, int item, Box box) {
        BigDecimal imageWidth = side(item, width, config.widthField());
        BigDecimal imageHeight = side(item, height, config.heightField());
        begin(json);
        number(json, "x", PercentBox.percent(box.x(), imageWidth));
        number(json, "y", PercentBox.percent(box.y(), imageHeight));
        number(json, "width", PercentBox.percent(box.width(), imageWidth));
        number(json, "height", PercentBox.percent(box.height(), imageHeight));
        json.writeNumberProperty("rotation", 0);
        json.writeArrayPropertyStart("rectanglelabels");
        json.writeString(box.label());
        json.writeEndArray();
        json.writeEndObject();
        number(json, "original_width", imageWidth.toPlainString());
        number(json, "original_height", imageHeight.toPlainString());
        json.writeNumberProperty("image_rotation", 0);
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, String spelling) {
        json.writeName(name);
        json.writeNumber(spelling);
    }

    private BigDecimal side(int item, int field, String name) {
        String value = items.field(item, field);
        if (value != null && value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            var side = new BigDecimal(value);
            if (side.signum() > 0) {
                return side;
            }
        }
        throw problem(
                item,
                "boxes need the size of their image, and the field '" + name + "' is "
                        + (value == null ? "empty" : "'" + value + "'"),
                "import the sizes of images as fields and say width_field and height_field");
    }

    private LabelingException problem(int item, String what, @Nullable String hint) {
        return new LabelingException(
                StandardError.BAD_ROW, null, "export/label-studio: item '" + items.id(item) + "': " + what, hint);
    }
}
