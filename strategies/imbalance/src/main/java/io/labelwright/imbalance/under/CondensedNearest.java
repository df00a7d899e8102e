package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.ClassCounts;
import io.labelwright.imbalance.sample.Sampled;
import io.labelwright.imbalance.sample.Sampler;
import io.labelwright.imbalance.sample.SamplingWork;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.math.neighbour.Points;
import io.labelwright.math.random.SeededRandom;
import java.util.Arrays;

/**
 * Leaves of each class only rows that its others are known by. A store begins with the smallest class and a few random
 * rows of the class; in the order of rows each one joins it that the k nearest of the store take for the smallest
 * class. Which class a row is taken for is kept at hand and changes only where a new row comes near, so that cost is
 * O(s * n), s being the rows that join. Hart 1968 (The Condensed Nearest Neighbor Rule).
 */
final class CondensedNearest implements Sampler {

    private final StoreOptions options;

    CondensedNearest(StoreOptions options) {
        this.options = options;
    }

    @Override
    public Sampled sample(TrainingRows rows, SamplingWork work) {
        rows.features().requireNumbers("neighbours");
        boolean[] cleaned = options.cleaning().samplingStrategy().of(rows);
        int smallest = ClassCounts.smallest(rows.counts());
        Points points = rows.features()
                .points(rows.all(), options.cleaning().near().metric())
                .points();
        var kept = new KeptRows(rows);
        for (int c = 0; c < cleaned.length; c++) {
            int[] members = rows.ofClass(c);
            if (cleaned[c] && c != smallest && members.length > 0) {
                var random = work.random().stream(rows.schema().name(c));
                int[] seeds = seeds(members, options.nSeedsS(), random);
                kept.keepOnly(members, condensed(points, members, rows.ofClass(smallest), seeds, work));
            }
        }
        return kept.sampled();
    }

    /** A few different rows of a class. */
    static int[] seeds(int[] members, int wanted, SeededRandom random) {
        int[] order = members.clone();
        random.sequence(0).shuffle(order);
        return Arrays.copyOf(order, Math.min(wanted, order.length));
    }

    private int[] condensed(Points points, int[] members, int[] rare, int[] seeds, SamplingWork work) {
        int k = options.nNeighbors();
        var stored = new Stored(points, members, k);
        var joined = new boolean[points.count()];
        for (int row : rare) {
            stored.join(row, false, work);
        }
        for (int row : seeds) {
            stored.join(row, true, work);
            joined[row] = true;
        }
        for (int i = 0; i < members.length; i++) {
            if (!joined[members[i]] && stored.takenForRare(i)) {
                stored.join(members[i], true, work);
                joined[members[i]] = true;
            }
        }
        return Arrays.stream(members).filter(row -> joined[row]).toArray();
    }

    /** Per row of a class the nearest rows of the store. */
    private static final class Stored {
        private static final int ROWS_A_PIECE = 4096;

        private final Points points;
        private final int[] members;
        private final int k;
        private final double[] square;
        private final boolean[] own;

        Stored(Points points, int[] members, int k) {
            this.points = points;
            this.members = members;
            this.k = k;
            this.square = new double[members.length * k];
            this.own = new boolean[square.length];
            Arrays.fill(square, Double.POSITIVE_INFINITY);
        }

        /** A row joins the store. */
        void join(int row, boolean ofClass, SamplingWork work) {
            int pieces = (members.length + ROWS_A_PIECE - 1) / ROWS_A_PIECE;
            work.pause().run();
            work.execution().forEach(pieces, (lane, piece) -> {
                int to = Math.min(members.length, (piece + 1) * ROWS_A_PIECE);
                for (int i = piece * ROWS_A_PIECE; i < to; i++) {
                    double distance = points.squaredDistance(members[i], points, row);
                    int at = (i + 1) * k - 1;
                    if (distance < square[at]) {
                        for (; at > i * k && square[at - 1] > distance; at--) {
                            square[at] = square[at - 1];
                            own[at] = own[at - 1];
                        }
                        square[at] = distance;
                        own[at] = ofClass;
                    }
                }
            });
        }

        /** Whether at least half of the nearest rows are of the smallest class. */
        boolean takenForRare(int member) {
            int friends = 0;
            int foes = 0;
            for (int at = member * k; at < (member + 1) * k && square[at] < Double.POSITIVE_INFINITY; at++) {
                friends += own[at] ? 1 : 0;
                foes += own[at] ? 0 : 1;
            }
            return foes >= friends;
        }
    }
}
