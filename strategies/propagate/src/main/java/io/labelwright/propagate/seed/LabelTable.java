package io.labelwright.propagate.seed;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of the labels before this stage, by item. */
public final class LabelTable {

    /** Bits of a place that hold the row in its segment. */
    private static final int ROW_BITS = 17;

    private final Table table;
    /** Per item its segment and row; -1 for none. */
    private final int[] place;

    /** The labels of a view. */
    public LabelTable(Inputs in) {
        this.table = in.table(TableKind.LABELS);
        this.place = new int[in.items().size()];
        Arrays.fill(place, -1);
        Dictionary ids = in.items().ids();
        for (int s = 0; s < table.segments().size(); s++) {
            Segment segment = table.segments().get(s);
            Column items = segment.column(0);
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                if (item >= 0) {
                    place[item] = s << ROW_BITS | row;
                }
            }
        }
    }

    /** Index of a column, or -1. */
    public int find(String column) {
        return table.find(column);
    }

    /** A cell of an item's row; missing where it has none or there is no such column. */
    public Cell cell(int item, int column) {
        if (place[item] < 0 || column < 0) {
            return Cell.NONE;
        }
        return new Cell(
                table.segments().get(place[item] >>> ROW_BITS).column(column), place[item] & (1 << ROW_BITS) - 1);
    }

    /** Whether a stage before has taken the item out. */
    public boolean isExcluded(int item) {
        return "excluded".equals(cell(item, TableKind.LABELS.column("status")).text());
    }

    /** One cell. */
    public record Cell(@Nullable Column column, int row) {

        private static final Cell NONE = new Cell(null, 0);

        /** Its text; null when it is missing or no text. */
        public @Nullable String text() {
            return column == null || column.type() == ColumnType.NUMBER ? null : column.text(row);
        }

        /** Its number; NaN when it is missing. */
        public double number() {
            return column == null ? Double.NaN : column.number(row);
        }
    }
}
