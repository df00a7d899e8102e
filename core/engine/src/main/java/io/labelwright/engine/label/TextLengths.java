package io.labelwright.engine.label;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How many code points the text of each item has, where spans are held against it. Lengths travel with the ids of the
 * items, so that a stage that sees items and not their fields knows where a text ends, and runs again for a text of
 * another length only.
 */
public final class TextLengths {

    /** No length is known. */
    public static final TextLengths NONE = new TextLengths(new int[0]);

    private static final ColumnSpec COLUMN = ColumnSpec.integer("_code_points");

    private final int[] lengths;

    private TextLengths(int[] lengths) {
        this.lengths = lengths;
    }

    /**
     * Lengths by index of the item.
     *
     * @param lengths -1 where none is known; taken over
     */
    public static TextLengths of(int[] lengths) {
        return Arrays.stream(lengths).allMatch(length -> length < 0) ? NONE : new TextLengths(lengths);
    }

    /** Code points of the item's text; -1 when that is not known. */
    public int of(int item) {
        return item < lengths.length ? lengths[item] : -1;
    }

    /** Whether no length is known. */
    public boolean isEmpty() {
        return lengths.length == 0;
    }

    /** Ids of items with these lengths, as a table. */
    public Table with(Dictionary ids) {
        var rows = new TableBuilder(TableKind.ITEMS, isEmpty() ? List.of() : List.of(COLUMN), Map.of("item", ids));
        for (int item = 0; item < ids.size(); item++) {
            rows.code(0, item);
            if (of(item) >= 0) {
                rows.integer(1, of(item));
            }
            rows.end();
        }
        return rows.build();
    }

    /**
     * The lengths that come with lists of ids.
     *
     * @param tables made by {@link #with}
     * @param ids ids by index, among them all of the tables
     */
    public static TextLengths in(List<Table> tables, Dictionary ids) {
        if (tables.stream().allMatch(table -> table.find(COLUMN.name()) < 0)) {
            return NONE;
        }
        var lengths = new int[ids.size()];
        Arrays.fill(lengths, -1);
        for (Table table : tables) {
            int at = table.find(COLUMN.name());
            for (Segment segment : at < 0 ? List.<Segment>of() : table.segments()) {
                Column items = segment.column(0);
                Column counts = segment.column(at);
                for (int row = 0; row < segment.rows(); row++) {
                    int item = counts.isMissing(row) ? -1 : ids.find(items.dictionary(), items.code(row));
                    if (item >= 0) {
                        lengths[item] = Math.max(lengths[item], Math.toIntExact(counts.integer(row)));
                    }
                }
            }
        }
        return new TextLengths(lengths);
    }
}
