package io.labelwright.imbalance.sample;

import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Columns;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;

/** A table {@code training} whose rows count more or less by their class; it shares all other cells with the first. */
public final class Reweighted {

    private static final int LABEL = TableKind.TRAINING.column("label");
    private static final int WEIGHT = TableKind.TRAINING.column("weight");

    private Reweighted() {}

    /**
     * The same rows with other weights.
     *
     * @param training rows of one class each
     * @param factors per class what the weights of its rows are multiplied by
     */
    public static Table of(Table training, LabelSchema schema, double[] factors) {
        Dictionary labels = training.dictionary(LABEL);
        var factorOf = new double[labels.size()];
        for (int code = 0; code < factorOf.length; code++) {
            factorOf[code] = factors[schema.find(labels.get(code))];
        }
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : training.segments()) {
            Column label = segment.column(LABEL);
            Column weight = segment.column(WEIGHT);
            var weights = new double[segment.rows()];
            for (int row = 0; row < weights.length; row++) {
                weights[row] = weight.number(row) * factorOf[label.code(row)];
            }
            List<Column> columns = new ArrayList<>(segment.columns());
            columns.set(WEIGHT, Columns.numbers(weights, weights.length));
            segments.add(new Segment(segment.rows(), columns));
        }
        return new Table(training.kind(), training.columns(), segments);
    }
}
