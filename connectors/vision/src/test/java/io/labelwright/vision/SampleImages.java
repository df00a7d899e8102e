package io.labelwright.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import io.labelwright.vision.image.ImageRecords;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** Labelled images for tests of exports, and where the shared sample files lie. */
public final class SampleImages {

    /** Class names that are hard on JSON, XML and lists of names. */
    public static final List<String> CLASSES =
            List.of("cat", "Hund \"gro\u00df\"", "<b>&amp;'", "\ud83d\ude00 a\u0301", "\u05d0\u05d1 \u202e", "017");

    private static final String[] PIECES = {
        "a",
        "B9",
        " ",
        "&",
        "<",
        ">",
        "\"",
        "'",
        "]]>",
        "%41",
        "\\",
        "\u00fc",
        "\u0301",
        "\ud83d\ude00",
        "\u05d0",
        ".",
        "#",
        "="
    };

    private SampleImages() {}

    /** The task boxes with these classes. */
    public static LabelSchema boxes(List<String> classes) {
        return new LabelSchema(Task.BOXES, classes.stream().map(LabelClass::of).toList(), null);
    }

    /** Rows of labels: item, label, item, label, ...; an empty label is none. */
    public static Table labels(String... itemsAndLabels) {
        var rows = new TableBuilder(TableKind.LABELS);
        for (int i = 0; i < itemsAndLabels.length; i += 2) {
            boolean labelled = !itemsAndLabels[i + 1].isEmpty();
            rows.text(0, itemsAndLabels[i]);
            if (labelled) {
                rows.text(1, itemsAndLabels[i + 1]);
            }
            rows.text(TableKind.LABELS.column("status"), labelled ? "labelled" : "unresolved");
            rows.end();
        }
        return rows.build();
    }

    /**
     * Random images, the same for the same seed: hostile names in folders, none to six boxes.
     *
     * @param hostile whether names have characters that are special in XML, JSON and URLs
     * @param decimals places behind the point of pixels
     * @param extension end of the items' ids
     */
    public static InMemoryInputs random(long seed, boolean hostile, int decimals, String extension) {
        var random = new SplittableRandom(seed);
        var inputs = InMemoryInputs.of(boxes(CLASSES));
        List<String> rows = new ArrayList<>();
        double unit = Math.pow(10, decimals);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            String item = (random.nextBoolean() ? "train" : "val") + "/" + (hostile ? text(random) : "") + "x" + i
                    + extension;
            int width = 20 + random.nextInt(5000);
            int height = 20 + random.nextInt(5000);
            inputs.item(item, "width", (long) width, "height", (long) height);
            List<Box> boxes = new ArrayList<>();
            for (int b = random.nextInt(7); b > 0; b--) {
                double x = Math.floor(random.nextDouble() * (width - 2) * unit) / unit;
                double y = Math.floor(random.nextDouble() * (height - 2) * unit) / unit;
                double w = Math.max(1, Math.floor(random.nextDouble() * (width - x) * unit)) / unit;
                double h = Math.max(1, Math.floor(random.nextDouble() * (height - y) * unit)) / unit;
                boxes.add(new Box(x, y, w, h, CLASSES.get(random.nextInt(CLASSES.size()))));
            }
            boxes.sort(null);
            rows.addAll(Arrays.asList(item, LabelText.boxes(boxes)));
        }
        return inputs.with(labels(rows.toArray(String[]::new)));
    }

    /** A picture of this size. */
    public static byte[] picture(int width, int height, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** A workflow's mapping that says nothing. */
    public static ImportMapping mapping() {
        return new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
    }

    /** Labels by item. */
    public static Map<String, String> labelsByItem(Table table) {
        Map<String, String> labels = new TreeMap<>();
        table.segments().forEach(segment -> {
            for (int row = 0; row < segment.rows(); row++) {
                String label = segment.column(1).text(row);
                if (label != null) {
                    labels.put(String.valueOf(segment.column(0).text(row)), label);
                }
            }
        });
        return labels;
    }

    /** The folder of shared sample files of formats, wherever the repository lies; may not exist. */
    public static Path shared() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolveSibling("shared").resolve("data/formats");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Path.of("shared/data/formats");
    }

    /**
     * What was refused in images, as {@code LINE: REASON} without the end that every such reason has: that the image
     * has no label.
     */
    public static List<String> refusedInImages(RecordingSink sink) {
        String end = ImageRecords.reason("");
        return sink.refused().stream()
                .map(refused -> {
                    assertThat(refused.reason()).endsWith(end);
                    return refused.line() + ": "
                            + refused.reason().substring(0, refused.reason().length() - end.length());
                })
                .toList();
    }
}
