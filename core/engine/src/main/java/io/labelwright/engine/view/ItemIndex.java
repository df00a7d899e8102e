package io.labelwright.engine.view;

import io.labelwright.engine.label.TextLengths;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of a view and their indexes.
 *
 * @param ids ids by index
 * @param closed whether an import names the items, so that other ids are refused
 * @param lengths of the items' texts, where labels are spans of them
 */
public record ItemIndex(Dictionary ids, boolean closed, TextLengths lengths) {

    /** Items whose texts nobody asks for. */
    public ItemIndex(Dictionary ids, boolean closed) {
        this(ids, closed, TextLengths.NONE);
    }

    /**
     * The union of these lists, in order.
     *
     * @param lists ids with the lengths of texts, as imports leave them
     */
    public static ItemIndex ofLists(List<Table> lists, boolean closed) {
        ItemIndex union = of(lists.stream().map(list -> list.dictionary(0)).toList(), closed);
        return new ItemIndex(union.ids(), closed, TextLengths.in(lists, union.ids()));
    }

    /** The union of these ids, in order. */
    public static ItemIndex of(List<Dictionary> sources, boolean closed) {
        if (sources.size() == 1) {
            return new ItemIndex(sources.get(0), closed);
        }
        var union = new Dictionary.Builder();
        for (Dictionary source : sources) {
            for (int code = 0; code < source.size(); code++) {
                union.add(source, code);
            }
        }
        return new ItemIndex(union.build(), closed);
    }

    /** Index in this view per code of a table's dictionary, -1 for unknown ids; null when codes are indexes already. */
    int @Nullable [] indexes(Dictionary dictionary) {
        if (dictionary.equals(ids)) {
            return null;
        }
        var indexes = new int[dictionary.size()];
        for (int code = 0; code < indexes.length; code++) {
            indexes[code] = ids.find(dictionary, code);
        }
        return indexes;
    }

    /** Whether row i of a table with the item in column 0 is about item i, for all items of the view. */
    boolean isInOrder(Table table) {
        if (table.rows() != ids.size() || table.segments().isEmpty() || !ids.equals(table.dictionary(0))) {
            return false;
        }
        var codes = new int[Segment.MAX_ROWS];
        int item = 0;
        for (Segment segment : table.segments()) {
            segment.column(0).codes(0, segment.rows(), codes, 0);
            for (int row = 0; row < segment.rows(); row++) {
                if (codes[row] != item++) {
                    return false;
                }
            }
        }
        return true;
    }
}
