package io.labelwright.platforms.record;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a table by the item of their first column, each item's in the order of the table. */
public final class RowsByItem {

    private final Table table;
    private final int[] starts;
    private final int[] firstOf;
    private final int[] rows;

    /**
     * Rows of a table.
     *
     * @param ids of all items that it may name
     */
    public RowsByItem(Table table, Dictionary ids) {
        if (table.rows() > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("a table of " + table.rows() + " rows");
        }
        this.table = table;
        this.starts = new int[table.segments().size()];
        int total = 0;
        for (int s = 0; s < starts.length; s++) {
            starts[s] = total;
            total += table.segments().get(s).rows();
        }
        Dictionary names = table.dictionary(0);
        var indexOf = new int[names.size()];
        for (int code = 0; code < indexOf.length; code++) {
            indexOf[code] = ids.find(names, code);
        }
        var itemOf = new int[total];
        this.firstOf = new int[ids.size() + 1];
        int row = 0;
        for (Segment segment : table.segments()) {
            Column items = segment.column(0);
            for (int r = 0; r < segment.rows(); r++, row++) {
                itemOf[row] = indexOf[items.code(r)];
                if (itemOf[row] >= 0) {
                    firstOf[itemOf[row] + 1]++;
                }
            }
        }
        Arrays.parallelPrefix(firstOf, Integer::sum);
        this.rows = new int[total];
        int[] next = firstOf.clone();
        for (int r = 0; r < total; r++) {
            if (itemOf[r] >= 0) {
                rows[next[itemOf[r]]++] = r;
            }
        }
    }

    /** How many rows an item has. */
    public int count(int item) {
        return firstOf[item + 1] - firstOf[item];
    }

    /** A cell as text; null when it is missing or there is no such column. */
    public @Nullable String text(int item, int which, String column) {
        int index = table.find(column);
        if (index < 0) {
            return null;
        }
        int row = rows[firstOf[item] + which];
        int segment = segment(row);
        return ItemView.text(table.segments().get(segment).column(index), row - starts[segment]);
    }

    /** A number; NaN when it is missing or there is no such column. */
    public double number(int item, int which, String column) {
        int index = table.find(column);
        if (index < 0) {
            return Double.NaN;
        }
        int row = rows[firstOf[item] + which];
        int segment = segment(row);
        return ItemView.number(table.segments().get(segment).column(index), row - starts[segment]);
    }

    private int segment(int row) {
        int at = Arrays.binarySearch(starts, row);
        if (at >= 0) {
            // An empty segment starts where the next one does.
            while (table.segments().get(at).rows() == 0) {
                at++;
            }
            return at;
        }
        return -at - 2;
    }
}
