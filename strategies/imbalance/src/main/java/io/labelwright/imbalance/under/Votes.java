package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.TrainingRows;
import java.util.Arrays;

/** What class neighbours speak for. Not for use by several threads. */
final class Votes {

    private final TrainingRows rows;
    private final int[] count;

    Votes(TrainingRows rows) {
        this.rows = rows;
        this.count = new int[rows.schema().size()];
    }

    /** The most frequent class among the first neighbours of a row; of equally frequent ones the first. */
    int mode(RowNeighbours near, int query, int first) {
        return modeWith(-1, near, query, first);
    }

    /** The same with one more vote, that of the row itself. */
    int modeWith(int own, RowNeighbours near, int query, int first) {
        Arrays.fill(count, 0);
        if (own >= 0) {
            count[own]++;
        }
        for (int place = 0; place < first; place++) {
            count[rows.label(near.row(query, place))]++;
        }
        int best = 0;
        for (int k = 1; k < count.length; k++) {
            best = count[k] > count[best] ? k : best;
        }
        return best;
    }

    /** Whether the first neighbours of a row contradict its class. */
    boolean contradict(int label, RowNeighbours near, int query, int first, KindSel kind) {
        if (kind == KindSel.MODE) {
            return mode(near, query, first) != label;
        }
        for (int place = 0; place < first; place++) {
            if (rows.label(near.row(query, place)) != label) {
                return true;
            }
        }
        return false;
    }
}
