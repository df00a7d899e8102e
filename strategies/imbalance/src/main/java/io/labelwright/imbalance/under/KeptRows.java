package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.TrainingRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows that stay, as marks on all rows. */
final class KeptRows {

    private final boolean[] kept;

    /** All rows stay. */
    KeptRows(TrainingRows rows) {
        this.kept = new boolean[rows.size()];
        Arrays.fill(kept, true);
    }

    /** A row goes. */
    void drop(int row) {
        kept[row] = false;
    }

    /** Of some rows only others stay. */
    void keepOnly(int[] of, int[] those) {
        for (int row : of) {
            kept[row] = false;
        }
        for (int row : those) {
            kept[row] = true;
        }
    }

    /** What the sampler has done. */
    Sampled sampled() {
        return Sampled.only(rows());
    }

    /** The rows that stay, ascending. */
    int[] rows() {
        return IntStream.range(0, kept.length).filter(row -> kept[row]).toArray();
    }
}
