package io.labelwright.vision.coco;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.table.TableKind;
import io.labelwright.vision.box.ImageBoxes;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.ImageRecords;
import io.labelwright.vision.json.JsonFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of results: an array of boxes with a score, one answer of a model for each image that it names. The answer's
 * confidence is the mean of the scores; the scores themselves stand in its note, in the order of the label's boxes.
 */
final class ResultsFile {

    private record Scored(Box box, double score) {}

    private final SourceInput input;
    private final CocoImportConfig config;
    private final RecordSink sink;
    private final @Nullable ImageFile images;
    private final Annotations annotations = new Annotations();
    private final Categories categories;
    private final String annotator;

    /**
     * A file.
     *
     * @param images tells the images' items and the names of categories; null when there is no such file
     */
    ResultsFile(SourceInput input, CocoImportConfig config, RecordSink sink, @Nullable ImageFile images) {
        this.input = input;
        this.config = config;
        this.sink = sink;
        this.images = images;
        this.categories = images == null ? new Categories() : images.categories();
        String file = input.relativeName();
        this.annotator = Objects.requireNonNullElse(
                config.annotator(), file.endsWith(".json") ? file.substring(0, file.length() - 5) : file);
    }

    /** Hands the answers to the sink, in the order in which the file first names their images. */
    void read() throws IOException {
        try (JsonFile json = JsonFile.open(input)) {
            json.next();
            new AnnotationReader(json, sink, annotations, categories, config.minScore()).array(true);
            json.finish();
        }
        if (images == null) {
            categories.nameByIds();
        }
        annotations.sort();
        for (int image = 0; image < annotations.images(); image++) {
            image(image);
        }
    }

    private void image(int image) {
        String id = annotations.imageId(image);
        String item = images == null ? id : images.item(id);
        long line = annotations.firstLine(image);
        if (item == null && annotations.count(image) == 0) {
            return;
        }
        if (item == null) {
            sink.bad(line, 0, "no image has the id " + id + " (image_id)", annotations.count(image) + " results");
            return;
        }
        var one = new ImageBoxes(config.boxes().outside());
        if (images == null) {
            one.begin(0, 0);
        } else {
            images.begin(one, id);
        }
        List<Scored> boxes = new ArrayList<>();
        Set<String> classes = new LinkedHashSet<>();
        double sum = 0;
        for (int nth = 0; nth < annotations.count(image); nth++) {
            int index = annotations.index(image, nth);
            String name = categories.name(annotations.category(index));
            String problem = name == null ? categories.problem(annotations.category(index)) : add(one, index, name);
            if (problem != null || name == null) {
                sink.bad(annotations.line(index), 0, ImageRecords.reason(String.valueOf(problem)), "image_id " + id);
                annotations.refuse(image);
                continue;
            }
            classes.add(name);
            sum += annotations.score(index);
            if (config.boxes().as() == LabelForm.BOXES) {
                boxes.add(new Scored(one.boxes().get(boxes.size()), annotations.score(index)));
            } else {
                boxes.add(new Scored(new Box(0, 0, 1, 1, name), annotations.score(index)));
            }
        }
        if (images == null) {
            sink.field(sink.column(TableKind.ITEMS, "id"), item);
            sink.field(sink.column(TableKind.ITEMS, Fields.IMAGE_ID), id);
            sink.end(TableKind.ITEMS, line);
        }
        if (!boxes.isEmpty() && !annotations.isRefused(image)) {
            boxes.sort(Comparator.comparing(Scored::box));
            answer(line, item, boxes, classes, sum / boxes.size());
        }
    }

    private @Nullable String add(ImageBoxes boxes, int index, String name) {
        if (config.boxes().as() != LabelForm.BOXES) {
            return null;
        }
        if (Double.isNaN(annotations.box(index, 0))) {
            return "the result has no bbox; as: classes takes the classes without boxes";
        }
        return boxes.add(
                annotations.box(index, 0),
                annotations.box(index, 1),
                annotations.box(index, 2),
                annotations.box(index, 3),
                name);
    }

    private void answer(long line, String item, List<Scored> boxes, Set<String> classes, double confidence) {
        String label;
        switch (config.boxes().as()) {
            case BOXES ->
                label = LabelText.boxes(boxes.stream().map(Scored::box).toList());
            case CLASSES -> label = LabelText.classes(classes);
            default -> {
                if (classes.size() > 1) {
                    sink.bad(line, 0, ImageRecords.SEVERAL, String.join(", ", classes));
                    return;
                }
                label = String.join("", classes);
            }
        }
        set("item", item);
        set("annotator", annotator);
        set("label", label);
        set("confidence", Decimal.print(confidence));
        set(RecordSink.KIND, "model");
        var scores = new StringBuilder();
        boxes.forEach(
                scored -> Decimal.append(scores.append(scores.isEmpty() ? "{\"scores\":[" : ","), scored.score()));
        set(RecordSink.NOTE, scores.append("]}").toString());
        sink.end(TableKind.ANNOTATIONS, line);
    }

    private void set(String column, String value) {
        sink.field(sink.column(TableKind.ANNOTATIONS, column), value);
    }
}
