package io.labelwright.learn;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.TableKind;
import java.util.Arrays;

/** How much each item counts, by the table {@code weights}; 1 where it says nothing. */
public final class ItemWeights {

    private ItemWeights() {}

    /**
     * The weight of every item of the view.
     *
     * @throws LabelingException when one is below 0
     */
    public static double[] of(Inputs in) {
        var weights = new double[in.items().size()];
        Arrays.fill(weights, 1);
        Dictionary ids = in.items().ids();
        for (Segment segment : in.table(TableKind.WEIGHTS).segments()) {
            Column items = segment.column(TableKind.WEIGHTS.column("item"));
            Column cells = segment.column(TableKind.WEIGHTS.column("weight"));
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                if (item >= 0 && !cells.isMissing(row)) {
                    weights[item] = cells.number(row);
                    if (weights[item] < 0) {
                        throw new LabelingException(
                                StandardError.NOT_ALLOWED,
                                "item '" + ids.get(item) + "' has the weight " + weights[item]
                                        + ", expected 0 or more");
                    }
                }
            }
        }
        return weights;
    }
}
