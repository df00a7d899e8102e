package io.labelwright.vision.coco;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import io.labelwright.vision.box.EmptyImages;
import io.labelwright.vision.box.ImageBoxes;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.ImageRecords;
import io.labelwright.vision.json.JsonFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A file of images, annotations and categories. */
final class ImageFile {

    /** Names that records have for other things, or that are fields of ours. */
    private static final Set<String> TAKEN = Set.of(
            "",
            "item",
            "label",
            "annotator",
            "confidence",
            "time",
            Fields.IMAGE,
            Fields.CLIPPED,
            Fields.IMAGE_ID,
            CocoFields.CROWD,
            CocoFields.CATEGORIES);

    private static final int MOST_FIELDS = 1000;

    private final SourceInput input;
    private final CocoImportConfig config;
    private final RecordSink sink;
    private final boolean labelled;
    private final boolean alone;
    private final Annotations annotations = new Annotations();
    private final Categories categories = new Categories();
    private final BitSet known = new BitSet();
    private final BitSet done = new BitSet();
    private final Dictionary.Builder items = new Dictionary.Builder();
    private final List<@Nullable String> itemOfImage = new ArrayList<>();
    /** Width and height by image. */
    private double[] sizes = new double[64];

    private final ImageBoxes boxes;
    private final ImageBoxes crowds;
    private final Set<String> fieldNames = new LinkedHashSet<>();
    private final List<TableKind> tables = new ArrayList<>();
    private boolean hasAnnotations;
    private boolean first = true;

    /**
     * A file.
     *
     * @param alone whether no results of models stand beside it, so that its labels may also be taken as answers
     */
    ImageFile(SourceInput input, CocoImportConfig config, RecordSink sink, boolean alone) {
        this.input = input;
        this.config = config;
        this.sink = sink;
        this.alone = alone;
        this.boxes = new ImageBoxes(config.boxes().outside());
        this.crowds = new ImageBoxes(config.boxes().outside());
        for (TableKind kind : List.of(TableKind.LABELS, TableKind.GOLD)) {
            if (sink.wants(kind)) {
                tables.add(kind);
            }
        }
        this.labelled = !tables.isEmpty() || (alone && sink.wants(TableKind.ANNOTATIONS));
    }

    /** Hands all images to the sink. */
    void read() throws IOException {
        try (JsonFile json = JsonFile.open(input)) {
            json.next();
            boolean hasImages = false;
            for (String key = json.key(); key != null; key = json.key()) {
                JsonToken token = json.next();
                switch (key) {
                    case "images" -> {
                        array(json, token, key);
                        imageIds(json);
                        hasImages = true;
                    }
                    case "categories" -> {
                        array(json, token, key);
                        readCategories(json);
                    }
                    case "annotations" -> {
                        array(json, token, key);
                        hasAnnotations = true;
                        if (labelled) {
                            new AnnotationReader(json, sink, annotations, categories, 0).array(false);
                        } else {
                            json.skip();
                        }
                    }
                    default -> json.skip();
                }
            }
            json.finish();
            if (!hasImages) {
                throw json.wrong("the object has no images", "COCO has images, annotations and categories");
            }
        }
        checkAnnotations();
        annotations.sort();
        try (JsonFile json = JsonFile.open(input)) {
            json.next();
            for (String key = json.key(); key != null; key = json.key()) {
                json.next();
                if (key.equals("images")) {
                    images(json);
                    return;
                }
                json.skip();
            }
        }
    }

    private static void array(JsonFile json, @Nullable JsonToken token, String key) {
        if (token != JsonToken.START_ARRAY) {
            throw json.wrong(key + " is an array [...]", null);
        }
    }

    private static void object(JsonFile json, @Nullable JsonToken token, String what) {
        if (token != JsonToken.START_OBJECT) {
            throw json.wrong(what + " is an object {...}", null);
        }
    }

    private void imageIds(JsonFile json) throws IOException {
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            object(json, token, "an image");
            for (String key = json.key(); key != null; key = json.key()) {
                json.next();
                if (key.equals("id") && !json.isStructure()) {
                    known.set(annotations.imageCode(json.scalar()));
                }
                json.skip();
            }
        }
    }

    private void readCategories(JsonFile json) throws IOException {
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            object(json, token, "a category");
            long line = json.line();
            String id = "";
            String name = "";
            Map<String, String> members = new LinkedHashMap<>();
            for (String key = json.key(); key != null; key = json.key()) {
                json.next();
                if (!json.isStructure()) {
                    id = key.equals("id") ? json.scalar() : id;
                    name = key.equals("name") ? json.scalar() : name;
                }
                members.put(key, json.compact());
            }
            String whole = JsonFile.object(members);
            String problem = id.isEmpty() ? "the category has no id" : categories.add(id, name, whole);
            if (problem != null && labelled) {
                sink.bad(line, 0, problem, whole);
            }
        }
    }

    /** Annotations of images and categories that are not there, in the order of the file. */
    private void checkAnnotations() {
        for (int i = 0; i < annotations.size(); i++) {
            String problem = null;
            if (!known.get(annotations.image(i))) {
                problem = "no image has the id " + annotations.imageId(annotations.image(i)) + " (image_id)";
            } else if (categories.name(annotations.category(i)) == null) {
                problem = ImageRecords.reason(categories.problem(annotations.category(i)));
            }
            if (problem != null) {
                sink.bad(annotations.line(i), 0, problem, "");
                annotations.refuse(annotations.image(i));
            }
        }
    }

    private void images(JsonFile json) throws IOException {
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            long line = json.line();
            Map<String, String> members = new LinkedHashMap<>();
            for (String key = json.key(); key != null; key = json.key()) {
                JsonToken value = json.next();
                String text = json.isStructure() ? json.compact() : json.scalar();
                if (value != JsonToken.VALUE_NULL && !text.isEmpty()) {
                    members.put(key, text);
                }
            }
            image(line, members);
        }
    }

    private void image(long line, Map<String, String> members) {
        String id = members.getOrDefault("id", "");
        String file = members.getOrDefault("file_name", "");
        String item = switch (config.itemId()) {
            case ID -> id;
            case FILE_NAME -> file;
            case ITEM -> members.getOrDefault("item", file);
        };
        int code = annotations.imageCode(id);
        String problem = null;
        if (id.isEmpty()) {
            problem = "the image has no id";
        } else if (done.get(code)) {
            problem = "the image id " + id + " comes twice";
        } else if (item.isEmpty()) {
            problem = "the image has no file_name, which is to be the item's id; item_id: id takes the image's id";
        } else {
            int before = items.size();
            if (items.add(item) < before) {
                problem = "two images are the item '" + item + "'; item_id: id keeps them apart";
            }
        }
        if (problem != null) {
            sink.bad(line, 0, problem, JsonFile.object(quoted(members)));
            return;
        }
        done.set(code);
        while (itemOfImage.size() <= code) {
            itemOfImage.add(null);
        }
        itemOfImage.set(code, item);
        if (sizes.length < 2 * code + 2) {
            sizes = Arrays.copyOf(sizes, Math.max(2 * code + 2, 2 * sizes.length));
        }
        sizes[2 * code] = number(members.get(Fields.WIDTH));
        sizes[2 * code + 1] = number(members.get(Fields.HEIGHT));
        String label = labelled && hasAnnotations ? label(code) : "";
        emit(line, item, fields(members), label);
    }

    private static Map<String, String> quoted(Map<String, String> members) {
        Map<String, String> quoted = new LinkedHashMap<>();
        members.forEach((key, value) -> quoted.put(key, JsonFile.quoted(value)));
        return quoted;
    }

    /** The image's label; empty when it has none. */
    private String label(int code) {
        begin(boxes, code);
        begin(crowds, code);
        Set<String> classes = new LinkedHashSet<>();
        for (int nth = 0; nth < annotations.count(code); nth++) {
            int index = annotations.index(code, nth);
            String name = categories.name(annotations.category(index));
            if (name == null) {
                continue;
            }
            classes.add(name);
            if (config.boxes().as() == LabelForm.BOXES) {
                String problem = addBox(index, name);
                if (problem != null) {
                    sink.bad(
                            annotations.line(index),
                            0,
                            ImageRecords.reason(problem),
                            "image_id " + annotations.imageId(code) + ", category " + name);
                    annotations.refuse(code);
                }
            }
        }
        boolean empty = config.boxes().as() == LabelForm.BOXES ? boxes.boxes().isEmpty() : classes.isEmpty();
        if (annotations.isRefused(code) || (empty && config.boxes().emptyImages() == EmptyImages.UNLABELLED)) {
            return "";
        }
        return switch (config.boxes().as()) {
            case BOXES -> LabelText.boxes(boxes.boxes());
            case CLASSES -> LabelText.classes(classes);
            case CLASS -> oneClass(classes, code);
        };
    }

    private @Nullable String addBox(int index, String name) {
        double x = annotations.box(index, 0);
        if (Double.isNaN(x)) {
            return "the annotation has no bbox; as: classes takes the classes without boxes";
        }
        return (annotations.crowd(index) ? crowds : boxes)
                .add(x, annotations.box(index, 1), annotations.box(index, 2), annotations.box(index, 3), name);
    }

    private String oneClass(Set<String> classes, int code) {
        if (classes.size() <= 1) {
            return String.join("", classes);
        }
        sink.bad(annotations.line(annotations.index(code, 0)), 0, ImageRecords.SEVERAL, String.join(", ", classes));
        return "";
    }

    private Map<String, String> fields(Map<String, String> members) {
        Map<String, String> fields = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = key;
            switch (key) {
                case "id" -> name = Fields.IMAGE_ID;
                case "file_name" -> name = Fields.IMAGE;
                case "item" -> name = config.itemId() == CocoImportConfig.ItemId.ITEM ? "" : "image_item";
                default -> {
                    while (TAKEN.contains(name) || fields.containsKey(name)) {
                        name = "image_" + name;
                    }
                }
            }
            if (!name.isEmpty()) {
                fields.put(name, value);
            }
        });
        if (!crowds.boxes().isEmpty()) {
            fields.put(CocoFields.CROWD, LabelText.boxes(crowds.boxes()));
        }
        if (boxes.clipped() + crowds.clipped() > 0) {
            fields.put(Fields.CLIPPED, Integer.toString(boxes.clipped() + crowds.clipped()));
        }
        if (first && !categories.isEmpty()) {
            fields.put(CocoFields.CATEGORIES, categories.json());
        }
        first = false;
        return fields;
    }

    private void emit(long line, String item, Map<String, String> fields, String label) {
        fields.keySet().forEach(name -> {
            if (fieldNames.add(name) && fieldNames.size() > MOST_FIELDS) {
                sink.bad(line, 0, "more than " + MOST_FIELDS + " different keys of images", name);
            }
        });
        if (alone) {
            sink.field(sink.column("id"), item);
            sink.field(sink.column("item"), item);
            fields.forEach((name, value) -> sink.field(sink.column(name), value));
            sink.field(sink.column("label"), label);
            sink.end(line);
            return;
        }
        // The labels are no answers beside those of the models.
        sink.field(sink.column(TableKind.ITEMS, "id"), item);
        fields.forEach((name, value) -> sink.field(sink.column(TableKind.ITEMS, name), value));
        sink.end(TableKind.ITEMS, line);
        if (!label.isEmpty()) {
            for (TableKind table : tables) {
                sink.field(sink.column(table, "item"), item);
                sink.field(sink.column(table, "label"), label);
                sink.end(table, line);
            }
        }
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The item of an image; null when the file has no such image. */
    @Nullable
    String item(String imageId) {
        int code = annotations.imageCode(imageId);
        return code < itemOfImage.size() ? itemOfImage.get(code) : null;
    }

    /** Begins the boxes of an image that has an item. */
    void begin(ImageBoxes ofImage, String imageId) {
        begin(ofImage, annotations.imageCode(imageId));
    }

    private void begin(ImageBoxes ofImage, int code) {
        ofImage.begin(sizes[2 * code], sizes[2 * code + 1]);
    }

    Categories categories() {
        return categories;
    }
}
