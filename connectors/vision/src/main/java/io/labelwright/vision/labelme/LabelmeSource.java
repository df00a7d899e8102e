package io.labelwright.vision.labelme;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import io.labelwright.vision.box.ImageBoxes;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.ImageRecords;
import io.labelwright.vision.image.ImageSize;
import io.labelwright.vision.json.JsonFile;
import io.labelwright.vision.json.JsonOutput;
import io.labelwright.vision.labelme.LabelmeFile.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code import/labelme}: one record per JSON file, in the order of their names. A broken file is a bad row. */
final class LabelmeSource implements Source {

    private final LabelmeImportConfig config;

    LabelmeSource(LabelmeImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        List<SourceInput> files = new ArrayList<>();
        Map<String, SourceInput> others = new HashMap<>();
        for (SourceInput file : input.files()) {
            if (!input.isFolder()
                    || file.relativeName().toLowerCase(Locale.ROOT).endsWith(".json")) {
                files.add(file);
            } else {
                others.put(file.relativeName(), file);
            }
        }
        if (files.isEmpty()) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA, Place.of(input.name()), "the folder has no .json file", null);
        }
        var reading = new Reading(sink, others);
        for (SourceInput file : files) {
            sink.file(file.name());
            LabelmeFile read;
            try (JsonFile json = JsonFile.open(file)) {
                read = LabelmeFile.read(json);
            } catch (LabelingException e) {
                Problem problem = e.problems().get(0);
                refuse(e, problem, sink, file);
                continue;
            }
            reading.image(file, read);
        }
    }

    private static void refuse(LabelingException e, Problem problem, RecordSink sink, SourceInput file) {
        ErrorCode code = problem.code();
        Place place = problem.place();
        if ((code != StandardError.BAD_ROW && code != StandardError.ENCODING) || place == null) {
            throw e;
        }
        sink.bad(place.line(), place.column(), problem.message(), file.relativeName());
    }

    /** One reading of a folder. */
    private final class Reading {

        private final RecordSink sink;
        private final Map<String, SourceInput> others;
        private final ImageRecords records;
        private final ImageBoxes boxes = new ImageBoxes(config.boxes().outside());
        private final Dictionary.Builder items = new Dictionary.Builder();
        private final boolean labelled;

        Reading(RecordSink sink, Map<String, SourceInput> others) {
            this.sink = sink;
            this.others = others;
            this.records = new ImageRecords(sink, config.boxes());
            this.labelled =
                    sink.wants(TableKind.LABELS) || sink.wants(TableKind.ANNOTATIONS) || sink.wants(TableKind.GOLD);
        }

        void image(SourceInput file, LabelmeFile read) throws IOException {
            String name = file.relativeName();
            String image = place(name, read.imagePath);
            String item = switch (config.itemId()) {
                case IMAGE -> image;
                case PATH -> name.substring(0, Math.max(0, name.lastIndexOf('.')));
                case ITEM -> read.item.isEmpty() ? image : read.item;
            };
            String problem = problem(item, image, read);
            if (problem != null) {
                sink.bad(1, 0, problem, name);
                return;
            }
            boxes.begin(read.width, read.height);
            if (labelled && config.boxes().as() == LabelForm.BOXES) {
                for (Shape shape : read.shapes) {
                    String refused = add(shape);
                    if (refused != null) {
                        records.refuse(shape.line, refused, shape.label);
                    }
                }
            }
            records.begin(item, image);
            if (read.width > 0 && read.height > 0) {
                records.field(Fields.WIDTH, JsonOutput.shortest(read.width));
                records.field(Fields.HEIGHT, JsonOutput.shortest(read.height));
            }
            records.field(LabelmeFields.FLAGS, read.flags);
            if (!labelled) {
                records.endUnlabelled(1);
            } else if (config.boxes().as() == LabelForm.BOXES) {
                records.end(1, boxes);
            } else {
                records.end(1, read.raised);
            }
        }

        private @Nullable String problem(String item, String image, LabelmeFile read) throws IOException {
            if (item.isEmpty()) {
                return "the file has no imagePath, which is to be the item's id; item_id: path takes the JSON file's";
            }
            SourceInput beside = others.get(image);
            ImageSize size = beside == null || read.width == 0 || read.height == 0 ? null : ImageSize.of(beside);
            if (size != null && (size.width() != read.width || size.height() != read.height)) {
                return "the file says " + JsonOutput.shortest(read.width) + " x " + JsonOutput.shortest(read.height)
                        + " pixels (imageWidth, imageHeight), the image has " + size.width() + " x " + size.height();
            }
            int before = items.size();
            return items.add(item) < before
                    ? "another file is about the image '" + item + "' too; item_id: path keeps them apart"
                    : null;
        }

        private @Nullable String add(Shape shape) {
            if (!shape.type.equals("rectangle")) {
                return "the shape " + shape.type + "; rectangles are read";
            }
            double[] p = shape.points;
            if (!shape.wellFormed || (p.length != 4 && p.length != 8)) {
                return "a rectangle has two points [x, y], opposite corners";
            }
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < p.length; i += 2) {
                left = Math.min(left, p[i]);
                right = Math.max(right, p[i]);
                top = Math.min(top, p[i + 1]);
                bottom = Math.max(bottom, p[i + 1]);
            }
            if (!Double.isFinite(left + top + right + bottom)) {
                return "the rectangle has a number that is not finite";
            }
            for (int i = 0; i < p.length && p.length == 8; i += 2) {
                if ((p[i] != left && p[i] != right) || (p[i + 1] != top && p[i + 1] != bottom)) {
                    return "a rotated rectangle";
                }
            }
            return boxes.addCorners(left, top, right, bottom, shape.label);
        }
    }

    /**
     * Where the image lies in the folder: imagePath counts from the JSON file, and Windows writes it with backslashes.
     */
    private static String place(String jsonName, String imagePath) {
        String path = imagePath.replace('\\', '/');
        if (path.isEmpty() || path.startsWith("/") || path.matches("[A-Za-z]:/.*")) {
            return path;
        }
        List<String> parts = new ArrayList<>(List.of(jsonName.split("/", -1)));
        parts.remove(parts.size() - 1);
        for (String part : path.split("/", -1)) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
