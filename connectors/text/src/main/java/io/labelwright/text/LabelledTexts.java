package io.labelwright.text;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that an export of labelled texts writes, one after the other, each with the fields of its item. */
public final class LabelledTexts {

    private static final Set<TableKind> TABLES = EnumSet.of(TableKind.LABELS, TableKind.GOLD, TableKind.ANNOTATIONS);

    private final Table table;
    private final Dictionary ids;
    private final List<ItemBlock> blocks;
    private final Map<String, Integer> fields = new HashMap<>();
    /** Per code of the table's items: index among the items of the view, -1 none. */
    private final int[] itemOf;

    private int segment = -1;
    private int row;
    private Segment rows = new Segment(0, List.of());
    private int item = -1;
    private int block;

    /**
     * Rows of a table.
     *
     * @param table labels, gold or annotations
     * @param in the items
     */
    public LabelledTexts(Table table, Inputs in) {
        this.table = table;
        this.ids = table.dictionary(0);
        this.blocks = in.items().blocks();
        List<ColumnSpec> columns = in.items().columns();
        for (int c = 1; c < columns.size(); c++) {
            fields.put(columns.get(c).name(), c);
        }
        Dictionary all = in.items().ids();
        this.itemOf = new int[ids.size()];
        if (ids == all) {
            Arrays.setAll(itemOf, code -> code);
        } else {
            Arrays.setAll(itemOf, code -> all.find(ids, code));
        }
    }

    /**
     * Refuses tables that hold no labels of items; for the constructors of configs.
     *
     * @throws IllegalArgumentException for the author of the workflow
     */
    public static void checkTable(TableKind table) {
        if (!TABLES.contains(table)) {
            throw new IllegalArgumentException(
                    "table: this format holds labels, gold or annotations, not " + table.word());
        }
    }

    /** Goes to the next row; false at the end. */
    public boolean next() {
        row++;
        while (segment < 0 || row >= rows.rows()) {
            if (++segment >= table.segments().size()) {
                return false;
            }
            rows = table.segments().get(segment);
            row = 0;
        }
        int code = rows.column(0).code(row);
        item = code < 0 ? -1 : itemOf[code];
        return true;
    }

    /** Id of the row's item. */
    public String id() {
        return ids.get(rows.column(0).code(row));
    }

    /** Index of the row's item among those of the view; -1 when it is none of them. */
    public int item() {
        return item;
    }

    /** A cell of the row, as text; empty when it is missing or the table has no such column. */
    public String cell(String column) {
        int at = table.find(column);
        return at < 0 ? "" : orEmpty(rows.column(at).text(row));
    }

    /** A number of the row; NaN when it is missing. */
    public double number(int column) {
        return rows.column(column).number(row);
    }

    /** The row's label; null when it has none. */
    public @Nullable String label() {
        String label = cell("label");
        return label.isEmpty() ? null : label;
    }

    /** Why the row has no label that a format could hold as such; null when it has one. */
    public @Nullable String unlabelled() {
        String verdict = cell("verdict");
        if (!verdict.isEmpty() && !verdict.equals("answer")) {
            return "has the verdict " + verdict + ", which is no label";
        }
        if (label() != null) {
            return null;
        }
        String status = cell("status");
        return status.isEmpty() ? "has no label" : "has no label: it is " + status;
    }

    /** What to write in {@code where} so that only rows with labels come. */
    public String whereLabelled() {
        return switch (table.kind()) {
            case LABELS -> "leave such rows out: where: \"status == 'labelled'\"";
            case ANNOTATIONS -> "leave such rows out: where: \"verdict == 'answer'\"";
            default -> "leave such rows out by where";
        };
    }

    /** The item's field {@code text}; empty when it has none. */
    public String text() {
        return field("text");
    }

    /** A field of the row's item; empty when it has none. */
    public String field(String name) {
        Integer column = fields.get(name);
        if (column == null || item < 0) {
            return "";
        }
        ItemBlock at = block(item);
        return orEmpty(at.segment().column(column).text(item - at.firstItem()));
    }

    /** Rows mostly come in the order of the items. */
    private ItemBlock block(int index) {
        if (index < blocks.get(block).firstItem()) {
            block = 0;
        }
        while (block + 1 < blocks.size() && blocks.get(block + 1).firstItem() <= index) {
            block++;
        }
        return blocks.get(block);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
