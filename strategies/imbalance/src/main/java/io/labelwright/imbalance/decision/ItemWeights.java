package io.labelwright.imbalance.decision;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;

/** How much each item counts, by the table {@code weights}; 1 where it says nothing. */
final class ItemWeights {

    private ItemWeights() {}

    static double[] of(Inputs in) {
        var weights = new double[in.items().size()];
        Arrays.fill(weights, 1);
        Dictionary ids = in.items().ids();
        for (Segment segment : in.table(TableKind.WEIGHTS).segments()) {
            Column items = segment.column(TableKind.WEIGHTS.column("item"));
            Column cells = segment.column(TableKind.WEIGHTS.column("weight"));
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                if (item >= 0 && !cells.isMissing(row)) {
                    weights[item] = Math.max(0, cells.number(row));
                }
            }
        }
        return weights;
    }
}
