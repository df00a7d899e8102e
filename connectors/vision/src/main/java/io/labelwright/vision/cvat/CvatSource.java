package io.labelwright.vision.cvat;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.TableKind;
import io.labelwright.vision.box.ImageBoxes;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.cvat.CvatImportConfig.TrackBoxes;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.ImageRecords;
import io.labelwright.vision.json.JsonOutput;
import io.labelwright.vision.xml.SafeXml;
import io.labelwright.vision.xml.XmlNumbers;
import io.labelwright.vision.xml.XmlProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/cvat}: one record per image as it is read. A video's boxes stand track by track in its file and wait
 * for the end, where its frames follow in their order.
 */
final class CvatSource implements Source {

    private final CvatImportConfig config;

    CvatSource(CvatImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        SourceInput file = input;
        if (input.isFolder()) {
            file = annotations(input);
            sink.file(file.name());
        }
        try (SafeXml xml = SafeXml.open(file)) {
            xml.root("annotations");
            new Reading(xml, sink).all();
        } catch (XmlProblem e) {
            throw e.of(file.name());
        }
    }

    private static SourceInput annotations(SourceInput folder) throws IOException {
        List<SourceInput> all = folder.files().stream()
                .filter(file -> file.relativeName().toLowerCase(Locale.ROOT).endsWith(".xml"))
                .toList();
        List<SourceInput> named = all.stream()
                .filter(file -> file.relativeName().matches("(.*/)?annotations\\.xml"))
                .toList();
        List<SourceInput> found = all.size() > 1 ? named : all;
        if (found.size() != 1) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    Place.of(folder.name()),
                    "one annotations.xml is expected in it, found " + found.size(),
                    "name the file that is meant");
        }
        return found.get(0);
    }

    /** One reading of a file. */
    private final class Reading {

        private final SafeXml xml;
        private final RecordSink sink;
        private final ImageRecords records;
        private final ImageBoxes boxes = new ImageBoxes(config.boxes().outside());
        private final Dictionary.Builder items = new Dictionary.Builder();
        private final TreeMap<Integer, List<CvatShape>> frames = new TreeMap<>();
        /** Frames with a shape that is no box. */
        private final Set<Integer> partial = new HashSet<>();

        private final boolean labelled;
        private List<Box> occluded = new ArrayList<>();
        private double frameWidth;
        private double frameHeight;

        Reading(SafeXml xml, RecordSink sink) {
            this.xml = xml;
            this.sink = sink;
            this.records = new ImageRecords(sink, config.boxes());
            this.labelled =
                    sink.wants(TableKind.LABELS) || sink.wants(TableKind.ANNOTATIONS) || sink.wants(TableKind.GOLD);
        }

        void all() throws IOException, XmlProblem {
            for (String name = xml.child(); name != null; name = xml.child()) {
                switch (name) {
                    case "meta" -> meta();
                    case "image" -> image();
                    case "track" -> track();
                    default -> xml.skip();
                }
            }
            xml.finish();
            frames.forEach(this::frame);
        }

        /** Looks for the size of a video's frames, at any depth. */
        private void meta() throws IOException, XmlProblem {
            for (String name = xml.child(); name != null; name = xml.child()) {
                switch (name) {
                    case "task", "job", "project" -> meta();
                    case "original_size" -> {
                        for (String side = xml.child(); side != null; side = xml.child()) {
                            double pixels = size(xml.text());
                            frameWidth = side.equals("width") ? pixels : frameWidth;
                            frameHeight = side.equals("height") ? pixels : frameHeight;
                        }
                    }
                    default -> xml.skip();
                }
            }
        }

        private static double size(@Nullable String text) {
            double size = XmlNumbers.parse(text);
            return size > 0 && size < 1e9 ? size : 0;
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        private void image() throws IOException, XmlProblem {
            int line = xml.line();
            String id = orEmpty(xml.attribute("id"));
            String name = orEmpty(xml.attribute("name"));
            String subset = orEmpty(xml.attribute("subset"));
            double width = size(xml.attribute("width"));
            double height = size(xml.attribute("height"));
            String item = switch (config.itemId()) {
                case NAME -> name;
                case SUBSET_NAME -> subset.isEmpty() || name.isEmpty() ? name : subset + "/" + name;
                case ID -> id;
            };
            String problem = problem(item, "name");
            begin(width, height);
            List<String> tags = new ArrayList<>();
            for (String shape = xml.child(); shape != null; shape = xml.child()) {
                if (problem == null && labelled) {
                    shape(shape, tags);
                }
                xml.skip();
            }
            if (problem != null) {
                sink.bad(line, 0, problem, "id " + id + ", name " + name);
                return;
            }
            records.begin(item, name);
            records.field(Fields.IMAGE_ID, id);
            records.field(CvatFields.SUBSET, subset);
            end(line, width, height, tags, labelled);
        }

        private @Nullable String problem(String item, String attribute) {
            if (item.isEmpty()) {
                return "the image has no " + attribute + ", which is to be the item's id";
            }
            int before = items.size();
            return items.add(item) < before
                    ? "two images are the item '" + item + "'; item_id: subset_name or id keeps them apart"
                    : null;
        }

        private void begin(double width, double height) {
            boxes.begin(width, height);
            occluded = new ArrayList<>();
        }

        private void shape(String shape, List<String> tags) {
            String label = orEmpty(xml.attribute("label"));
            if (shape.equals("tag")) {
                if (label.isEmpty()) {
                    records.refuse(xml.line(), "the tag has no label", "");
                } else {
                    tags.add(label);
                }
            } else if (config.boxes().as() != LabelForm.BOXES) {
                return;
            } else if (shape.equals("box")) {
                add(CvatShape.of(xml, label));
            } else if (CvatShape.OTHERS.contains(shape)) {
                records.refuse(xml.line(), "the shape " + shape + "; boxes and tags are read", label);
            }
        }

        private void add(CvatShape shape) {
            String problem = shape.addTo(boxes);
            if (problem != null) {
                records.refuse(shape.line(), problem, shape.label());
            } else if (shape.occluded()) {
                occluded.add(boxes.boxes().get(boxes.boxes().size() - 1));
            }
        }

        private void end(int line, double width, double height, List<String> tags, boolean whole) {
            if (width > 0 && height > 0) {
                records.field(Fields.WIDTH, JsonOutput.shortest(width));
                records.field(Fields.HEIGHT, JsonOutput.shortest(height));
            }
            if (!occluded.isEmpty()) {
                records.field(Fields.OCCLUDED, LabelText.boxes(occluded));
            }
            if (!whole) {
                records.endUnlabelled(line);
            } else if (config.boxes().as() == LabelForm.BOXES) {
                if (!tags.isEmpty()) {
                    records.field(CvatFields.TAGS, LabelText.classes(tags));
                }
                records.end(line, boxes);
            } else {
                records.end(line, tags);
            }
        }

        private void track() throws IOException, XmlProblem {
            String label = orEmpty(xml.attribute("label"));
            int line = xml.line();
            boolean boxesOnly = config.boxes().as() == LabelForm.BOXES;
            String other = "";
            for (String shape = xml.child(); shape != null; shape = xml.child()) {
                boolean isBox = shape.equals("box");
                if (boxesOnly && (isBox || CvatShape.OTHERS.contains(shape))) {
                    CvatShape read = CvatShape.of(xml, label);
                    double number = XmlNumbers.parse(xml.attribute("frame"));
                    boolean isFrame = number >= 0 && number < Integer.MAX_VALUE && number == Math.rint(number);
                    boolean wanted = read.keyframe() || config.tracks() == TrackBoxes.ALL;
                    other = isBox ? other : shape;
                    if (isBox && !isFrame) {
                        sink.bad(xml.line(), 0, "the box of a track has no frame", label);
                    } else if (isBox && wanted) {
                        frames.computeIfAbsent((int) number, frame -> new ArrayList<>())
                                .add(read);
                    } else if (!isBox && isFrame && wanted && !read.outside()) {
                        partial.add((int) number);
                    }
                }
                xml.skip();
            }
            if (!other.isEmpty() && labelled) {
                sink.bad(
                        line,
                        0,
                        "a track of the shape " + other
                                + "; boxes and tags are read; without it its frames have no label",
                        label);
            }
        }

        private void frame(int number, List<CvatShape> shapes) {
            String name = String.format(Locale.ROOT, "frame_%06d", number);
            String item = config.itemId() == CvatImportConfig.ItemId.ID ? Integer.toString(number) : name;
            int line = shapes.get(0).line();
            String problem = problem(item, "name");
            if (problem != null) {
                sink.bad(line, 0, problem, name);
                return;
            }
            begin(frameWidth, frameHeight);
            boolean whole = labelled && !partial.contains(number);
            for (CvatShape shape : whole ? shapes : List.<CvatShape>of()) {
                if (!shape.outside()) {
                    add(shape);
                }
            }
            records.begin(item, "");
            records.field("frame", Integer.toString(number));
            end(line, frameWidth, frameHeight, List.of(), whole);
        }
    }
}
