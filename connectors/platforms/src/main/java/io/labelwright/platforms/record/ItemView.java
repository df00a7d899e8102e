package io.labelwright.platforms.record;

import io.labelwright.math.number.Decimal;
import io.labelwright.spi.Items;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a stage's view with their fields as texts. */
public final class ItemView {

    private final Dictionary ids;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final List<ItemBlock> blocks;
    private final int[] starts;

    /** A view; hidden columns are left out. */
    public ItemView(Items items) {
        this.ids = items.ids();
        List<ColumnSpec> specs = items.columns();
        for (int c = 1; c < specs.size(); c++) {
            if (!specs.get(c).hidden()) {
                names.add(specs.get(c).name());
                columns.add(c);
            }
        }
        this.blocks = items.blocks();
        this.starts = blocks.stream().mapToInt(ItemBlock::firstItem).toArray();
    }

    /** How many items there are. */
    public int size() {
        return ids.size();
    }

    /** The id of an item. */
    public String id(int item) {
        return ids.get(item);
    }

    /** The ids by index. */
    public Dictionary ids() {
        return ids;
    }

    /** The names of the fields. */
    public List<String> fields() {
        return names;
    }

    /** The index of a field, or -1. */
    public int find(String field) {
        return names.indexOf(field);
    }

    /** A field of an item; null when it has no value there, or when the index is -1. */
    public @Nullable String field(int item, int field) {
        if (field < 0) {
            return null;
        }
        int at = Arrays.binarySearch(starts, item);
        ItemBlock block = blocks.get(at >= 0 ? at : -at - 2);
        return text(block.segment().column(columns.get(field)), item - block.firstItem());
    }

    /** A cell as text; null when it is missing. */
    public static @Nullable String text(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        return switch (column.type()) {
            case NAME, TEXT -> column.text(row);
            case NUMBER -> Decimal.print(column.number(row));
            case INTEGER -> Long.toString(column.integer(row));
            case BOOLEAN -> Boolean.toString(column.integer(row) != 0);
        };
    }

    /** A number of a cell, NaN when there is none. */
    static double number(Column column, int row) {
        return column.isMissing(row) || column.type() == ColumnType.TEXT ? Double.NaN : column.number(row);
    }
}
