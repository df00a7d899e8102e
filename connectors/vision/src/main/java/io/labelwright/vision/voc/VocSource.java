package io.labelwright.vision.voc;

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
import io.labelwright.vision.box.Pixels;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.ImageRecords;
import io.labelwright.vision.json.JsonOutput;
import io.labelwright.vision.voc.VocFile.VocObject;
import io.labelwright.vision.xml.SafeXml;
import io.labelwright.vision.xml.XmlFolder;
import io.labelwright.vision.xml.XmlProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code import/voc}: one record per XML file, in the order of their names. A broken file is a bad row. */
final class VocSource implements Source {

    private final VocImportConfig config;

    VocSource(VocImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        List<SourceInput> files = XmlFolder.files(input, "annotations");
        if (files.isEmpty()) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA, Place.of(input.name()), "the folder has no .xml file", null);
        }
        var reading = new Reading(sink);
        for (SourceInput file : files) {
            sink.file(file.name());
            try {
                VocFile read;
                try (SafeXml xml = SafeXml.open(file)) {
                    read = VocFile.read(xml);
                }
                reading.image(file, read);
            } catch (XmlProblem e) {
                sink.bad(e.line(), e.column(), e.reason(), file.relativeName());
            }
        }
    }

    /** One reading of a folder. */
    private final class Reading {

        private final RecordSink sink;
        private final ImageRecords records;
        private final ImageBoxes boxes = new ImageBoxes(config.boxes().outside());
        private final Dictionary.Builder items = new Dictionary.Builder();
        private final boolean labelled;

        Reading(RecordSink sink) {
            this.sink = sink;
            this.records = new ImageRecords(sink, config.boxes());
            this.labelled =
                    sink.wants(TableKind.LABELS) || sink.wants(TableKind.ANNOTATIONS) || sink.wants(TableKind.GOLD);
        }

        void image(SourceInput file, VocFile read) {
            String item = switch (config.itemId()) {
                case FILENAME -> read.fileName;
                case PATH -> XmlFolder.place(file, "annotations");
                case ITEM -> read.item.isEmpty() ? read.fileName : read.item;
            };
            if (item.isEmpty()) {
                sink.bad(1, 0, "the file has no <filename>, which is to be the item's id; item_id: path", "");
                return;
            }
            int before = items.size();
            if (items.add(item) < before) {
                sink.bad(
                        1, 0, "another file is about the image '" + item + "' too; item_id: path keeps them apart", "");
                return;
            }
            boxes.begin(read.width, read.height);
            Set<String> classes = new LinkedHashSet<>();
            List<Box> difficult = new ArrayList<>();
            List<Box> truncated = new ArrayList<>();
            List<Box> occluded = new ArrayList<>();
            for (VocObject object : labelled ? read.objects : List.<VocObject>of()) {
                String problem = add(object, classes);
                if (problem != null) {
                    records.refuse(object.line, problem, object.name);
                } else if (config.boxes().as() == LabelForm.BOXES) {
                    Box box = boxes.boxes().get(boxes.boxes().size() - 1);
                    mark(object.difficult, box, difficult);
                    mark(object.truncated, box, truncated);
                    mark(object.occluded, box, occluded);
                }
            }
            records.begin(item, read.fileName);
            if (read.width > 0 && read.height > 0) {
                records.field(Fields.WIDTH, JsonOutput.shortest(read.width));
                records.field(Fields.HEIGHT, JsonOutput.shortest(read.height));
            }
            records.field(VocFields.FOLDER, read.folder);
            marked(VocFields.DIFFICULT, difficult);
            marked(VocFields.TRUNCATED, truncated);
            marked(Fields.OCCLUDED, occluded);
            if (!labelled) {
                records.endUnlabelled(1);
            } else if (config.boxes().as() == LabelForm.BOXES) {
                records.end(1, boxes);
            } else {
                records.end(1, classes);
            }
        }

        private static void mark(boolean marked, Box box, List<Box> into) {
            if (marked) {
                into.add(box);
            }
        }

        private void marked(String field, List<Box> marked) {
            if (!marked.isEmpty()) {
                records.field(field, LabelText.boxes(marked));
            }
        }

        private @Nullable String add(VocObject object, Set<String> classes) {
            if (config.boxes().as() != LabelForm.BOXES) {
                if (object.name.isEmpty()) {
                    return "the object has no name";
                }
                classes.add(object.name);
                return null;
            }
            if (object.rotated) {
                return "a rotated box (robndbox)";
            }
            if (!object.hasBox) {
                return "the object has no bndbox";
            }
            if (!Double.isFinite(object.left + object.top + object.right + object.bottom)) {
                return "bndbox has a number in each of xmin, ymin, xmax, ymax";
            }
            int origin = config.origin();
            if (object.left - origin > object.right || object.top - origin > object.bottom) {
                return boxes.addCorners(object.left, object.top, object.right, object.bottom, object.name);
            }
            // From 1, both corners inside: the far edges lie where the pixel behind the last one begins.
            String problem = boxes.add(
                    Pixels.difference(object.left, origin),
                    Pixels.difference(object.top, origin),
                    Pixels.difference(object.right, Pixels.difference(object.left, origin)),
                    Pixels.difference(object.bottom, Pixels.difference(object.top, origin)),
                    object.name);
            return problem != null && origin == 1 && Math.min(object.left, object.top) == 0
                    ? problem + "; a coordinate of 0 says that the file counts from 0: origin: 0"
                    : problem;
        }
    }
}
