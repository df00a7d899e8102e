package io.labelwright.math.feature;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import org.jspecify.annotations.Nullable;

/** Which items belong together, by a field. */
public final class ItemGroups {

    private ItemGroups() {}

    /**
     * The group of some items; an item without one is a group of its own.
     *
     * @param field the field that names groups, the value of the key {@code group}
     * @param items indexes of items
     * @throws LabelingException when the items have no such field
     */
    public static String[] of(Inputs in, String field, int[] items) {
        @Nullable String[] all = of(in, field);
        var groups = new String[items.length];
        for (int i = 0; i < items.length; i++) {
            String group = all[items[i]];
            // The prefixes keep the name of a group and the id of an item apart.
            groups[i] = group == null ? "item " + in.items().ids().get(items[i]) : "group " + group;
        }
        return groups;
    }

    /**
     * The group of every item, null where it has none.
     *
     * @param field the field that names groups, the value of the key {@code group}
     * @throws LabelingException when the items have no such field
     */
    public static @Nullable String[] of(Inputs in, String field) {
        if (in.items().size() == 0) {
            return new String[0];
        }
        int at = in.items().field(field, "group");
        var all = new @Nullable String[in.items().size()];
        for (ItemBlock block : in.items().blocks()) {
            Column cells = block.segment().column(at);
            for (int row = 0; row < block.items(); row++) {
                all[block.firstItem() + row] = text(cells, row);
            }
        }
        return all;
    }

    private static @Nullable String text(Column cells, int row) {
        if (cells.isMissing(row)) {
            return null;
        }
        return cells.type() == ColumnType.NAME || cells.type() == ColumnType.TEXT
                ? cells.text(row)
                : Double.toString(cells.number(row));
    }
}
