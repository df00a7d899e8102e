package io.labelwright.select.choice;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.people.People;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The items that may be chosen: not those whose label people gave, which stays anyway, nor those that are excluded, nor
 * those that a review stage has asked people about before.
 */
public final class OpenItems {

    private static final int BLOCK = 1 << 15;

    private final int size;
    private final BitSet closed;
    private final int asked;

    private OpenItems(int size, BitSet closed, int asked) {
        this.size = size;
        this.closed = closed;
        this.asked = asked;
    }

    /** The items of a stage's view that may be chosen. */
    public static OpenItems of(Inputs in, StageContext context) {
        Dictionary ids = in.items().ids();
        var closed = new BitSet(ids.size());
        ItemLabels labels = in.labels();
        for (int item = 0; item < labels.size(); item++) {
            if (labels.fixed(item)) {
                closed.set(item);
            }
        }
        context.checkCancelled();
        markExcluded(in.table(TableKind.LABELS), ids, closed);
        BitSet asked = asked(in.table(TableKind.ANNOTATIONS), ids);
        closed.or(asked);
        return new OpenItems(ids.size(), closed, asked.cardinality());
    }

    private static void markExcluded(Table labels, Dictionary ids, BitSet closed) {
        int status = TableKind.LABELS.column("status");
        for (Segment segment : labels.segments()) {
            Column words = segment.column(status);
            int excluded = words.dictionary().find("excluded");
            for (int row = 0; row < segment.rows() && excluded >= 0; row++) {
                if (words.code(row) == excluded) {
                    mark(segment.column(0), row, ids, closed);
                }
            }
        }
    }

    private static BitSet asked(Table annotations, Dictionary ids) {
        var asked = new BitSet(ids.size());
        int at = annotations.find(People.ASKED);
        if (at >= 0) {
            for (Segment segment : annotations.segments()) {
                Column flags = segment.column(at);
                for (int row = 0; row < segment.rows(); row++) {
                    if (flags.integer(row) == 1) {
                        mark(segment.column(0), row, ids, asked);
                    }
                }
            }
        }
        return asked;
    }

    private static void mark(Column items, int row, Dictionary ids, BitSet into) {
        int item = ids.find(items.dictionary(), items.code(row));
        if (item >= 0) {
            into.set(item);
        }
    }

    /** Whether an item may be chosen. */
    public boolean isOpen(int item) {
        return !closed.get(item);
    }

    /** How many items may be chosen at all. */
    public int count() {
        return size - closed.cardinality();
    }

    /** How many items review stages have asked people about before. */
    public int asked() {
        return asked;
    }

    /** A run of consecutive items. */
    public record Range(int from, int to) {}

    /** All items in runs, the blocks of a kernel. */
    public List<Range> blocks() {
        var blocks = new ArrayList<Range>();
        for (int from = 0; from < size; from += BLOCK) {
            blocks.add(new Range(from, Math.min(size, from + BLOCK)));
        }
        return blocks;
    }
}
