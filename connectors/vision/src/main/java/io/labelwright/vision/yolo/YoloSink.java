package io.labelwright.vision.yolo;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkOutput;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Table;
import io.labelwright.vision.image.FileNames;
import io.labelwright.vision.image.LabelledImage;
import io.labelwright.vision.image.LabelledImages;
import io.labelwright.vision.json.JsonFile;
import io.labelwright.vision.yolo.YoloExportConfig.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code export/yolo}: a text file per image in the order of the table, then the files of names. */
final class YoloSink implements Sink {

    private static final int FEWEST_DIGITS = 6;

    private final YoloExportConfig config;
    private final Normalised x = new Normalised();
    private final Normalised y = new Normalised();

    YoloSink(YoloExportConfig config) {
        this.config = config;
    }

    @Override
    public void write(Table table, Inputs in, SinkOutput out) throws IOException {
        LabelSchema schema = in.schema();
        for (LabelClass known : schema.classes()) {
            if (known.name().indexOf('\n') >= 0 || known.name().indexOf('\r') >= 0) {
                throw new LabelingException(
                        StandardError.WRONG_NAME,
                        "export/yolo: the class '" + known.name()
                                + "' has a line end, which a file of names can't hold");
            }
        }
        boolean darknet = config.layout() == Layout.DARKNET;
        var images = new LabelledImages("export/yolo", table, in);
        var names = new FileNames("export/yolo");
        List<String> files = new ArrayList<>();
        images.forEach(image -> {
            String file = YoloFolder.withoutImages(image.file());
            String label =
                    (darknet ? "obj_train_data/" : "labels/") + withoutFolder(FileNames.stem(file), darknet) + ".txt";
            put(out, names.take(label, image), lines(image, images, schema));
            if (darknet) {
                files.add("data/obj_train_data/" + withoutFolder(file, true));
            }
        });
        if (darknet) {
            put(out, "obj.names", names(schema));
            put(out, "train.txt", files.isEmpty() ? "" : String.join("\n", files) + "\n");
            put(
                    out,
                    "obj.data",
                    "classes = " + schema.size()
                            + "\ntrain = data/train.txt\nnames = data/obj.names\nbackup = backup/\n");
        } else {
            put(out, "classes.txt", names(schema));
            put(out, "data.yaml", yaml(schema));
        }
    }

    private static String withoutFolder(String name, boolean darknet) {
        return darknet && name.startsWith("obj_train_data/") ? name.substring("obj_train_data/".length()) : name;
    }

    private static void put(SinkOutput out, String name, String text) throws IOException {
        try (OutputStream file = out.file(name)) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String names(LabelSchema schema) {
        var text = new StringBuilder();
        schema.classes().forEach(known -> text.append(known.name()).append('\n'));
        return text.toString();
    }

    private static String yaml(LabelSchema schema) {
        var text = new StringBuilder("path: .\ntrain: images\nval: images\nnc: " + schema.size() + "\nnames:");
        for (int i = 0; i < schema.size(); i++) {
            text.append("\n  ").append(i).append(": ").append(JsonFile.quoted(schema.name(i)));
        }
        return text.append(schema.size() == 0 ? " []\n" : "\n").toString();
    }

    private String lines(LabelledImage image, LabelledImages images, LabelSchema schema) {
        if (!image.boxes().isEmpty() && !(image.width() > 0 && image.height() > 0)) {
            throw images.sizeMissing(image);
        }
        List<String> scores = config.scores() ? scores(image) : List.of();
        var text = new StringBuilder();
        for (int i = 0; i < image.boxes().size(); i++) {
            Box box = image.boxes().get(i);
            int index = schema.find(box.label());
            if (index < 0) {
                throw new LabelingException(
                        StandardError.UNKNOWN_LABEL, "export/yolo: '" + box.label() + "' is no class");
            }
            int digits = config.digits() != null ? config.digits() : digits(box, image);
            text.append(index).append(' ');
            Normalised.print(Normalised.centre(box.x(), box.width(), image.width()), digits, text);
            Normalised.print(Normalised.centre(box.y(), box.height(), image.height()), digits, text.append(' '));
            Normalised.print(box.width() / image.width(), digits, text.append(' '));
            Normalised.print(box.height() / image.height(), digits, text.append(' '));
            if (!scores.isEmpty()) {
                text.append(' ').append(scores.get(i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private int digits(Box box, LabelledImage image) {
        for (int digits = FEWEST_DIGITS; digits < Normalised.MOST_DIGITS; digits++) {
            if (x.survives(box.x(), box.width(), image.width(), digits)
                    && y.survives(box.y(), box.height(), image.height(), digits)) {
                return digits;
            }
        }
        return Normalised.MOST_DIGITS;
    }

    private static List<String> scores(LabelledImage image) {
        String field = image.field(YoloFields.SCORES);
        if (field.matches("\\[[0-9.,eE+-]+\\]")) {
            List<String> scores = List.of(field.substring(1, field.length() - 1).split(",", -1));
            if (scores.size() == image.boxes().size()) {
                return scores;
            }
        }
        double confidence = Double.isNaN(image.confidence()) ? 1 : image.confidence();
        return java.util.Collections.nCopies(image.boxes().size(), Decimal.print(confidence));
    }
}
