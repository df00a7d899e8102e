package io.labelwright.propagate.result;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The items that stay open, for people: those of which nothing is known first, then by rising confidence. */
final class OpenQueue {

    private record Open(int item, double confidence, String reason) {

        /** Below any confidence where nothing is known. */
        double score() {
            return Double.isNaN(confidence) ? -1 : confidence;
        }
    }

    private final Dictionary ids;
    private final List<Open> items = new ArrayList<>();

    OpenQueue(Inputs in) {
        this.ids = in.items().ids();
    }

    /**
     * Adds an item.
     *
     * @param confidence NaN where nothing is known of it
     */
    void add(int item, double confidence, String reason) {
        items.add(new Open(item, confidence, reason));
    }

    Table table() {
        items.sort(Comparator.comparingDouble(Open::score).thenComparingInt(Open::item));
        // With ids of its own: the view's dictionary may be much longer than the queue.
        var rows = new TableBuilder(TableKind.QUEUE);
        for (int place = 0; place < items.size(); place++) {
            Open open = items.get(place);
            Rows row = rows.text(0, ids.get(open.item())).integer(TableKind.QUEUE.column("rank"), place + 1L);
            if (!Double.isNaN(open.confidence())) {
                row.number(TableKind.QUEUE.column("score"), open.confidence());
            }
            row.text(TableKind.QUEUE.column("reason"), open.reason())
                    .text(TableKind.QUEUE.column("action"), "label")
                    .end();
        }
        return rows.build();
    }
}
