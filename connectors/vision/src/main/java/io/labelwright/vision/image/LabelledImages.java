package io.labelwright.vision.image;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labelled images of a table of labels, gold or annotations, with the fields of their items. Rows without a label
 * are left out: an image without boxes would say that there is nothing in it. So are answers that are none (skipped,
 * flagged, votes against a label). These formats hold one answer an image; a second one is an error.
 */
public final class LabelledImages {

    private static final Set<TableKind> TABLES = Set.of(TableKind.LABELS, TableKind.GOLD, TableKind.ANNOTATIONS);

    private final String format;
    private final Table table;
    private final Inputs in;
    private final List<ItemBlock> blocks;
    private final List<ColumnSpec> columns;
    private final int image;
    private final int width;
    private final int height;

    /** Takes an image. */
    @FunctionalInterface
    public interface Taker {
        void take(LabelledImage image) throws IOException;
    }

    /**
     * The images of a table.
     *
     * @param format the id of the export, for messages
     */
    public LabelledImages(String format, Table table, Inputs in) {
        this.format = format;
        this.table = table;
        this.in = in;
        this.blocks = in.items().blocks();
        this.columns = in.items().columns();
        this.image = find(Fields.IMAGE);
        this.width = find(Fields.WIDTH);
        this.height = find(Fields.HEIGHT);
    }

    /**
     * Checks the table of an export's config.
     *
     * @throws IllegalArgumentException when it holds no labels
     */
    public static void checkTable(TableKind table) {
        if (!TABLES.contains(table)) {
            throw new IllegalArgumentException(
                    "table: this format holds labels, gold or annotations, not " + table.word());
        }
    }

    private int find(String field) {
        for (int c = 1; c < columns.size(); c++) {
            if (columns.get(c).name().equals(field)) {
                return c;
            }
        }
        return -1;
    }

    /** Goes through all images in the order of the table. */
    public void forEach(Taker taker) throws IOException {
        int item = table.find("item");
        int label = table.find("label");
        int verdict = table.find("verdict");
        int confidence = table.find("confidence");
        int note = table.find("note");
        var seen = new BitSet();
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                String text = segment.column(label).text(row);
                String said = verdict < 0 ? null : segment.column(verdict).text(row);
                if (text == null || text.isEmpty() || (said != null && !said.equals("answer"))) {
                    continue;
                }
                String id = String.valueOf(segment.column(item).text(row));
                int index = in.items().ids().find(id);
                if (index < 0) {
                    throw new LabelingException(
                            StandardError.UNKNOWN_ITEM, format + ": the item '" + id + "' is not among the items");
                }
                if (seen.get(index)) {
                    throw secondAnswer(id);
                }
                seen.set(index);
                taker.take(image(
                        id,
                        index,
                        text,
                        confidence < 0 ? Double.NaN : segment.column(confidence).number(row),
                        note < 0 ? "" : orEmpty(segment.column(note).text(row))));
            }
        }
    }

    private LabelingException secondAnswer(String id) {
        return new LabelingException(
                StandardError.REPEATED_ANSWER,
                null,
                format + ": the item '" + id + "' has more than one answer, and the format holds one an image",
                "write the table labels of a consensus, or the answers of one annotator: where: "
                        + "\"annotator == 'NAME'\"");
    }

    private LabelledImage image(String id, int index, String label, double confidence, String note) {
        ItemBlock block = block(index);
        int row = index - block.firstItem();
        Map<String, String> fields = new LinkedHashMap<>();
        for (int c = 1; c < columns.size(); c++) {
            if (c != image && c != width && c != height && !columns.get(c).hidden()) {
                String text = text(block.segment().column(c), row);
                if (!text.isEmpty()) {
                    fields.put(columns.get(c).name(), text);
                }
            }
        }
        String file = image < 0 ? "" : text(block.segment().column(image), row);
        List<Box> boxes = List.of();
        List<String> classes = List.of();
        try {
            switch (in.schema().task()) {
                case BOXES -> boxes = LabelText.boxes(label);
                case MULTI_LABEL -> classes = LabelText.classes(label);
                default -> classes = List.of(label);
            }
        } catch (IllegalArgumentException e) {
            throw new LabelingException(
                    StandardError.UNKNOWN_LABEL, format + ": the item '" + id + "': " + e.getMessage());
        }
        return new LabelledImage(
                id,
                file.isEmpty() ? id : file,
                size(block, width, row),
                size(block, height, row),
                boxes,
                classes,
                confidence,
                note,
                fields);
    }

    private ItemBlock block(int index) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).firstItem() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return blocks.get(low);
    }

    /** The values of a field of all items that have one, in the order of the items. */
    public List<String> values(String field) {
        int column = find(field);
        var values = new java.util.ArrayList<String>();
        if (column >= 0) {
            for (ItemBlock block : blocks) {
                for (int row = 0; row < block.items(); row++) {
                    String text = text(block.segment().column(column), row);
                    if (!text.isEmpty()) {
                        values.add(text);
                    }
                }
            }
        }
        return values;
    }

    private static double size(ItemBlock block, int column, int row) {
        if (column < 0) {
            return 0;
        }
        String text = text(block.segment().column(column), row);
        try {
            double size = text.isEmpty() ? 0 : Double.parseDouble(text);
            return size > 0 && size < 1e9 ? size : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String text(Column column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        return switch (column.type()) {
            case NAME, TEXT -> orEmpty(column.text(row));
            case NUMBER -> Decimal.print(column.number(row));
            case INTEGER -> Long.toString(column.integer(row));
            case BOOLEAN -> column.integer(row) != 0 ? "true" : "false";
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Refuses an image whose size has to be known. */
    public LabelingException sizeMissing(LabelledImage image) {
        return new LabelingException(
                StandardError.UNKNOWN_COLUMN,
                null,
                format + ": the item '" + image.item() + "' has no fields width and height, which the format needs",
                "bring them with the items: import/yolo, import/voc, import/coco and import/cvat read them");
    }

    /** Whether the task's labels are boxes. */
    public boolean hasBoxes() {
        return in.schema().task() == Task.BOXES;
    }
}
