package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;

/**
 * How many of the nearest rows of some rows of a class are of other classes.
 *
 * @param foreign per row how many
 * @param of of how many
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record Border(int[] foreign, int of) {

    /** That of some rows of a class that grows. */
    static Border of(GrownClass grown, int[] some, int neighbours, Metric metric) {
        TrainingRows rows = grown.rows();
        RowNeighbours near = RowNeighbours.of(rows, some, rows.all(), neighbours, metric, grown.work());
        var foreign = new int[some.length];
        for (int i = 0; i < some.length; i++) {
            for (int place = 0; place < near.k(); place++) {
                foreign[i] += rows.label(near.row(i, place)) == grown.index() ? 0 : 1;
            }
        }
        return new Border(foreign, near.k());
    }

    /** Whether at least half of its neighbours, but not all, are of other classes. */
    boolean inDanger(int row) {
        return 2 * foreign[row] >= of && foreign[row] < of;
    }

    /** Whether all of its neighbours are of other classes. */
    boolean isNoise(int row) {
        return foreign[row] == of;
    }
}
