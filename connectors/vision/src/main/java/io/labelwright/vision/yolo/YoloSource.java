package io.labelwright.vision.yolo;

import io.labelwright.files.text.TextFile;
import io.labelwright.math.number.Decimal;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import io.labelwright.vision.box.ImageBoxes;
import io.labelwright.vision.box.LabelForm;
import io.labelwright.vision.image.Fields;
import io.labelwright.vision.image.ImageRecords;
import io.labelwright.vision.image.ImageSize;
import io.labelwright.vision.yolo.YoloImportConfig.ItemId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code import/yolo}: one record per label file, in the order of their names, then the images that have none. A label
 * file without lines is an image with nothing in it.
 */
final class YoloSource implements Source {

    private record Scored(Box box, double confidence) {}

    private final YoloImportConfig config;

    YoloSource(YoloImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) {
        return Optional.empty();
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        if (!input.isFolder()) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    Place.of(input.name()),
                    "YOLO is a folder of label files",
                    "name the folder that holds the labels and the file of names");
        }
        var folder = new YoloFolder(input);
        if (folder.labels().isEmpty() && folder.images().isEmpty()) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    Place.of(input.name()),
                    "the folder has no label file (.txt) and no image",
                    null);
        }
        List<String> names = config.names() != null ? config.names() : ClassNames.of(input.name(), folder.names());
        var reading = new Reading(sink, folder, names);
        for (Map.Entry<String, SourceInput> label : folder.labels().entrySet()) {
            reading.labelFile(label.getKey(), label.getValue());
        }
        for (Map.Entry<String, SourceInput> image : folder.images().entrySet()) {
            if (!folder.labels().containsKey(image.getKey())) {
                reading.imageAlone(image.getKey(), image.getValue());
            }
        }
    }

    /** One reading of a folder. */
    private final class Reading {

        private final RecordSink sink;
        private final YoloFolder folder;
        private final List<String> names;
        private final ImageRecords records;
        private final ImageBoxes boxes = new ImageBoxes(config.boxes().outside());
        private final Normalised x = new Normalised();
        private final Normalised y = new Normalised();
        private final boolean labelled;

        Reading(RecordSink sink, YoloFolder folder, List<String> names) {
            this.sink = sink;
            this.folder = folder;
            this.names = names;
            this.records = new ImageRecords(sink, config.boxes());
            this.labelled =
                    sink.wants(TableKind.LABELS) || sink.wants(TableKind.ANNOTATIONS) || sink.wants(TableKind.GOLD);
        }

        void imageAlone(String stem, SourceInput image) throws IOException {
            sink.file(image.name());
            if (folder.isAmbiguous(stem)) {
                sink.bad(0, 0, "several images are '" + stem + "'", image.relativeName());
                return;
            }
            begin(stem, image, ImageSize.of(image));
            records.endUnlabelled(1);
        }

        private void begin(String stem, @Nullable SourceInput image, @Nullable ImageSize size) {
            String item = image == null || config.itemId() == ItemId.STEM
                    ? stem
                    : YoloFolder.withoutImages(image.relativeName());
            records.begin(item, image == null ? "" : image.relativeName());
            if (size != null) {
                records.field(Fields.WIDTH, Integer.toString(size.width()));
                records.field(Fields.HEIGHT, Integer.toString(size.height()));
            }
        }

        void labelFile(String stem, SourceInput file) throws IOException {
            sink.file(file.name());
            SourceInput image = folder.image(stem);
            if (folder.isAmbiguous(stem)) {
                sink.bad(0, 0, "several label files or images are '" + stem + "'", file.relativeName());
                return;
            }
            if (image == null && config.itemId() == ItemId.IMAGE) {
                sink.bad(0, 0, "the image, which is to be the item's id, is not in the folder", file.relativeName());
                return;
            }
            ImageSize size = size(image);
            boxes.begin(size == null ? 0 : size.width(), size == null ? 0 : size.height());
            List<Scored> scored = labelled ? lines(file, size) : List.of();
            begin(stem, image, size);
            if (labelled) {
                scores(scored);
                if (config.boxes().as() == LabelForm.BOXES) {
                    records.end(1, boxes);
                } else {
                    Set<String> classes = new LinkedHashSet<>();
                    scored.forEach(box -> classes.add(box.box().label()));
                    records.end(1, classes);
                }
            } else {
                records.endUnlabelled(1);
            }
        }

        private @Nullable ImageSize size(@Nullable SourceInput image) throws IOException {
            ImageSize size = image == null ? null : ImageSize.of(image);
            return size == null && config.width() != null && config.height() != null
                    ? new ImageSize(config.width(), config.height())
                    : size;
        }

        private List<Scored> lines(SourceInput file, @Nullable ImageSize size) throws IOException {
            List<Scored> scored = new ArrayList<>();
            try (var lines = new BufferedReader(new TextFile(file, StandardCharsets.UTF_8).open())) {
                long number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (line.isBlank()) {
                        continue;
                    }
                    LabelLine read = LabelLine.of(line, names);
                    String problem = read.problem() != null ? read.problem() : add(read, size, scored);
                    if (problem != null) {
                        records.refuse(number, problem, line.length() > 200 ? line.substring(0, 200) : line);
                    }
                }
            }
            return scored;
        }

        private @Nullable String add(LabelLine line, @Nullable ImageSize size, List<Scored> scored) {
            if (config.boxes().as() != LabelForm.BOXES) {
                scored.add(new Scored(new Box(0, 0, 1, 1, line.label()), line.confidence()));
                return null;
            }
            if (size == null) {
                return "the size of the image is not known: its file is not in the folder, or can't be read; "
                        + "width and height may tell it";
            }
            x.decode(line.centreX(), line.width(), line.digits(), size.width());
            y.decode(line.centreY(), line.height(), line.digits(), size.height());
            String problem = boxes.add(x.from(), y.from(), x.length(), y.length(), line.label());
            if (problem == null) {
                scored.add(new Scored(boxes.boxes().get(scored.size()), line.confidence()));
            }
            return problem;
        }

        /** The mean of the boxes' confidences is that of the label; each one stands in a field. */
        private void scores(List<Scored> scored) {
            if (scored.isEmpty() || scored.stream().anyMatch(box -> Double.isNaN(box.confidence()))) {
                return;
            }
            scored.sort(Comparator.comparing(Scored::box));
            var all = new StringBuilder();
            double sum = 0;
            for (Scored box : scored) {
                Decimal.append(all.append(all.isEmpty() ? "[" : ","), box.confidence());
                sum += box.confidence();
            }
            records.field(YoloFields.SCORES, all.append(']').toString());
            records.field("confidence", Decimal.print(sum / scored.size()));
        }
    }
}
