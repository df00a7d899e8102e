package io.labelwright.imbalance.sample;

import io.labelwright.imbalance.sample.RowFeatures.RowPoints;
import io.labelwright.math.neighbour.ExactNeighbours;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.math.neighbour.NearEnough;
import io.labelwright.math.neighbour.Neighbours;
import java.util.Arrays;

/**
 * The nearest rows of each of some rows, nearest first, of equally near ones the one with the smaller number first. A
 * row is never its own neighbour. Distances are those of the numbers as they are: the search compares coordinates of 32
 * bits and finds a few more than are wanted, and these are measured again in 64 bits.
 */
public final class RowNeighbours {

    /** Neighbours that are found beside those that are wanted, since in 64 bits the order may be another. */
    private static final int MORE = 4;

    private static final int QUERIES_A_PIECE = 512;

    /** More than roots and squares of distances are rounded by, relatively. */
    private static final double ROUNDING = 1e-12;

    private final int k;
    private final int[] row;
    private final double[] square;

    private RowNeighbours(int k, int[] row, double[] square) {
        this.k = k;
        this.row = row;
        this.square = square;
    }

    /**
     * The nearest rows.
     *
     * @param queries what neighbours are wanted of, ascending
     * @param among the possible neighbours, ascending
     * @param wanted neighbours wanted, at least 1; there are fewer where there are not so many rows
     */
    public static RowNeighbours of(
            TrainingRows rows, int[] queries, int[] among, int wanted, Metric metric, SamplingWork work) {
        return of(rows, queries, among, wanted, new double[0], metric, work);
    }

    /**
     * The same where any rows will do for one if they are near enough, which takes less time to find.
     *
     * @param enough per query the squared distance that all of its rows have to be below; empty where only the nearest
     *     will do
     */
    public static RowNeighbours of(
            TrainingRows rows,
            int[] queries,
            int[] among,
            int wanted,
            double[] enough,
            Metric metric,
            SamplingWork work) {
        boolean same = Arrays.equals(queries, among);
        boolean overlap = same || overlap(queries, among);
        int k = Math.max(0, Math.min(wanted, overlap ? among.length - 1 : among.length));
        if (k == 0 || queries.length == 0) {
            return new RowNeighbours(0, new int[0], new double[0]);
        }
        RowPoints points = rows.features().points(among, metric);
        RowPoints asked = same ? points : rows.features().points(queries, metric);
        double error = Math.max(points.error(), asked.error());
        int more = error > 0 ? MORE : 0;
        // A row that is asked for is found, too, where it is one of the others.
        int itself = overlap ? 1 : 0;
        Neighbours near = same
                ? ExactNeighbours.among(points.points(), k + more, work.execution(), work.pause())
                : ExactNeighbours.of(
                        asked.points(),
                        points.points(),
                        k + more + itself,
                        new NearEnough(k + itself, certainly(enough, error)),
                        work.execution(),
                        work.pause());
        var found = new RowNeighbours(k, new int[queries.length * k], new double[queries.length * k]);
        var measure = new Measure(rows, queries, among, error > 0);
        boolean complete = near.k() == (same ? among.length - 1 : among.length);
        int pieces = (queries.length + QUERIES_A_PIECE - 1) / QUERIES_A_PIECE;
        work.execution().forEach(pieces, (lane, piece) -> {
            work.pause().run();
            var list = new NearestRows(near.k());
            int to = Math.min(queries.length, (piece + 1) * QUERIES_A_PIECE);
            for (int q = piece * QUERIES_A_PIECE; q < to; q++) {
                found.fill(q, queries[q], near, among, measure, error, complete, list);
            }
        });
        return found;
    }

    /** Squared distances of coordinates in 32 bits that are below others in 64 bits for certain. */
    private static double[] certainly(double[] enough, double error) {
        return Arrays.stream(enough)
                .map(square -> Math.sqrt(square) * (1 - ROUNDING) - error)
                .map(distance -> distance > 0 ? distance * distance : 0)
                .toArray();
    }

    private static boolean overlap(int[] queries, int[] among) {
        for (int query : queries) {
            if (Arrays.binarySearch(among, query) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void fill(
            int q,
            int query,
            Neighbours near,
            int[] among,
            Measure measure,
            double error,
            boolean complete,
            NearestRows list) {
        list.clear();
        for (int place = 0; place < near.k(); place++) {
            int candidate = near.neighbour(q, place);
            if (among[candidate] != query) {
                double distance = error > 0 ? measure.square(q, candidate) : near.squaredDistance(q, place);
                list.add(among[candidate], distance);
            }
        }
        double last = Math.sqrt(near.squaredDistance(q, near.k() - 1)) - error;
        if (error > 0 && !complete && last <= Math.sqrt(list.square[k - 1])) {
            // So many are nearly as near that one which was not found may be nearer.
            list.clear();
            for (int candidate = 0; candidate < among.length; candidate++) {
                if (among[candidate] != query) {
                    list.addNearest(among[candidate], measure.square(q, candidate), k);
                }
            }
        }
        System.arraycopy(list.row, 0, row, q * k, k);
        System.arraycopy(list.square, 0, square, q * k, k);
    }

    /**
     * Those of some of the rows that were asked for.
     *
     * @param queries which, by their place among them
     * @param fewer the nearest so many of each, at most k
     */
    public RowNeighbours nearest(int[] queries, int fewer) {
        var some = new RowNeighbours(fewer, new int[queries.length * fewer], new double[queries.length * fewer]);
        for (int i = 0; i < queries.length; i++) {
            System.arraycopy(row, queries[i] * k, some.row, i * fewer, fewer);
            System.arraycopy(square, queries[i] * k, some.square, i * fewer, fewer);
        }
        return some;
    }

    /** Neighbours per row; fewer than wanted where there are no more rows. */
    public int k() {
        return k;
    }

    /** A neighbour of one of the rows that were asked for, by its place from 0. */
    public int row(int query, int place) {
        return row[query * k + place];
    }

    /** The squared Euclidean distance to a neighbour; with the cosine metric twice the cosine distance. */
    public double squaredDistance(int query, int place) {
        return square[query * k + place];
    }

    /** Distances in 64 bits. */
    private static final class Measure {
        private final int width;
        private final double[] asked;
        private final double[] known;

        Measure(TrainingRows rows, int[] queries, int[] among, boolean wanted) {
            this.width = rows.features().columns();
            this.known = wanted ? rows.features().numbers(among) : new double[0];
            this.asked = wanted
                    ? Arrays.equals(queries, among) ? known : rows.features().numbers(queries)
                    : new double[0];
        }

        double square(int query, int candidate) {
            double sum = 0;
            int a = query * width;
            int b = candidate * width;
            for (int c = 0; c < width; c++) {
                double difference = asked[a + c] - known[b + c];
                sum += difference * difference;
            }
            return sum;
        }
    }

    /** A few rows in the order of their distances. */
    private static final class NearestRows {
        private final int[] row;
        private final double[] square;
        private int size;

        NearestRows(int most) {
            this.row = new int[most + 1];
            this.square = new double[most + 1];
        }

        void clear() {
            size = 0;
        }

        void add(int of, double distance) {
            int at = size++;
            while (at > 0 && (square[at - 1] > distance || square[at - 1] == distance && row[at - 1] > of)) {
                row[at] = row[at - 1];
                square[at] = square[at - 1];
                at--;
            }
            row[at] = of;
            square[at] = distance;
        }

        /** Rows come in ascending order, so that of equally near ones the first stays. */
        void addNearest(int of, double distance, int most) {
            if (size < most) {
                add(of, distance);
            } else if (distance < square[most - 1]) {
                size = most - 1;
                add(of, distance);
            }
        }
    }
}
