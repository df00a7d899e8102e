package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.RowNeighbours;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import java.util.stream.IntStream;

/**
 * How many of the nearest rows of some rows of a class are of other classes.
 *
 * @param foreign per row how many
 * @param of of how many
 * @param own the nearest rows of the class itself
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record Border(int[] foreign, int of, RowNeighbours own) {

    /** That of some rows of a class that grows. */
    static Border of(GrownClass grown, int[] some, int neighbours, Metric metric) {
        TrainingRows rows = grown.rows();
        SamplingWork work = grown.work();
        int[] others = IntStream.of(rows.all())
                .filter(row -> rows.label(row) != grown.index())
                .toArray();
        RowNeighbours own = RowNeighbours.of(rows, some, grown.members(), neighbours, metric, work);
        RowNeighbours foreign = RowNeighbours.of(rows, some, others, neighbours, nearest(own, some), metric, work);
        int of = Math.min(neighbours, rows.all().length - 1);
        var count = new int[some.length];
        for (int i = 0; i < some.length; i++) {
            count[i] = foreignAmong(of, own, foreign, i);
        }
        return new Border(count, of, own);
    }

    /** Per row how near its nearest one of the class is: whose others are nearer has no other neighbours. */
    private static double[] nearest(RowNeighbours own, int[] some) {
        return own.k() == 0
                ? new double[0]
                : IntStream.range(0, some.length)
                        .mapToDouble(i -> own.squaredDistance(i, 0))
                        .toArray();
    }

    /** How many of the nearest of a row are others. */
    private static int foreignAmong(int of, RowNeighbours own, RowNeighbours foreign, int query) {
        int count = 0;
        while (count < Math.min(of, foreign.k())
                && (of - count > own.k() || isNearer(foreign, count, own, of - count - 1, query))) {
            count++;
        }
        return count;
    }

    private static boolean isNearer(RowNeighbours one, int place, RowNeighbours other, int otherPlace, int query) {
        double distance = one.squaredDistance(query, place);
        double otherDistance = other.squaredDistance(query, otherPlace);
        return distance < otherDistance
                || distance == otherDistance && one.row(query, place) < other.row(query, otherPlace);
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
