package io.labelwright.evaluate.classification;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Confidence and probabilities of the labels, as the table {@code labels} has them. */
final class Beliefs {

    private static final int ITEM = TableKind.LABELS.column("item");
    private static final int CONFIDENCE = TableKind.LABELS.column("confidence");

    private final Table table;
    private final Dictionary ids;
    private final ItemLabels labels;
    private final ItemLabels gold;
    /** Column of each class's probability, -1 for none. */
    private final int[] probability;

    Beliefs(Inputs in, ItemLabels labels, ItemLabels gold) {
        this.table = in.table(TableKind.LABELS);
        this.ids = in.items().ids();
        this.labels = labels;
        this.gold = gold;
        this.probability = new int[in.schema().size()];
        for (int k = 0; k < probability.length; k++) {
            probability[k] = table.find("p:" + in.schema().name(k));
        }
    }

    /**
     * Adds up the labelled items of each group.
     *
     * @param groupOf group of an item with gold, -1 for items that are not judged
     */
    Calibration[] calibrations(int groups, IntUnaryOperator groupOf) {
        var calibrations = new Calibration[groups];
        Arrays.setAll(calibrations, group -> new Calibration());
        var p = new double[probability.length];
        for (Segment segment : table.segments()) {
            Column items = segment.column(ITEM);
            Column confidence = segment.column(CONFIDENCE);
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                int group = item < 0 || labels.label(item) < 0 ? -1 : groupOf.applyAsInt(item);
                if (group >= 0) {
                    double sure = confidence.number(row);
                    if (sure >= 0 && sure <= 1) {
                        calibrations[group].addConfidence(sure, labels.label(item) == gold.label(item));
                    }
                    if (read(segment, row, p)) {
                        calibrations[group].addProbabilities(p, gold.label(item));
                    }
                }
            }
        }
        return calibrations;
    }

    /**
     * The labelled items of each group that have probabilities.
     *
     * @param groupOf group of an item with gold, -1 for items that are not judged
     */
    ProbabilityRows[] probabilities(int groups, IntUnaryOperator groupOf) {
        var rows = new ProbabilityRows[groups];
        List<Segment> segments = new ArrayList<>();
        table.segments().forEach(segments::add);
        Arrays.setAll(rows, group -> new ProbabilityRows(segments, probability));
        var p = new double[probability.length];
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            Column items = segment.column(ITEM);
            for (int row = 0; row < segment.rows(); row++) {
                int item = ids.find(items.dictionary(), items.code(row));
                int group = item < 0 || labels.label(item) < 0 ? -1 : groupOf.applyAsInt(item);
                if (group >= 0 && read(segment, row, p)) {
                    rows[group].add(s, row, gold.label(item));
                }
            }
        }
        return rows;
    }

    /** Whether the row has probabilities. A class that has no column is one that cannot be given. */
    private boolean read(Segment segment, int row, double[] p) {
        boolean known = false;
        for (int k = 0; k < p.length; k++) {
            p[k] = probability[k] < 0 ? 0 : segment.column(probability[k]).number(row);
            if (Double.isNaN(p[k])) {
                return false;
            }
            known |= probability[k] >= 0;
        }
        return known;
    }
}
