package io.labelwright.math.neighbour;

import io.labelwright.spi.kernel.Execution;
import java.util.Arrays;
import java.util.List;

/**
 * The nearest points by comparing all pairs. Cost O(points^2 * dimensions), memory O(points * k) per thread. Where
 * queries look among other points, and dimensions are few, points that lie together are passed over together: what is
 * compared is then a fraction of all pairs. In more dimensions rounded coordinates ({@link RoundedBatch}) are compared
 * first, where they tell enough.
 *
 * <p>Bounds in floats ({@link PointTiles}) tell almost all pairs that are too far to matter; the rest is measured in
 * doubles. The result is exact for the coordinates as they are given, and has the same bits for any number of threads.
 */
public final class ExactNeighbours {

    /** Tiles of points whose pairs with all others are one piece of work. */
    private static final int TILES_A_PIECE = 2;

    /** Queries that are one piece of work. */
    private static final int QUERIES_A_PIECE = 1024;

    /** Queries that are asked together where they lie near each other. */
    private static final int NEAR_QUERIES = 256;

    /**
     * From so many points on it pays to sort them by where they lie, if there are so many queries and so few
     * dimensions.
     */
    private static final int SORTED_FROM = 16 * PointTiles.SIZE;

    private static final int QUERIES_FOR_SORTING = 64;

    /** From so many points, queries and dimensions on it may pay to compare rounded points first. */
    private static final int ROUNDED_FROM = 4 * RoundedBatch.SIZE;

    private static final int QUERIES_FOR_ROUNDING = 8 * NEAR_QUERIES;

    private static final int DIMENSIONS_FOR_ROUNDING = 18;

    /** Places in which a few queries tell whether it does. */
    private static final int PILOTS = 4;

    private static final int PILOT_QUERIES = 32;

    private ExactNeighbours() {}

    /**
     * The nearest other points of each point; each pair is compared once for both.
     *
     * @param k neighbours wanted, at least 1; there are fewer where there are not so many points
     * @param pause called now and then; may throw to end the computation
     */
    public static Neighbours among(Points points, int k, Execution execution, Runnable pause) {
        int count = points.count();
        int most = Math.min(k, count - 1);
        if (most < 1) {
            return new Neighbours(count, 0, new int[0], new double[0]);
        }
        int[] numbers = everyNumber(count);
        var frame = new PointTiles.Frame(points);
        var tiles = new PointTiles(points, numbers, frame);
        var lanes = new Lane[execution.lanes()];
        int pieces = (tiles.tiles() + TILES_A_PIECE - 1) / TILES_A_PIECE;
        execution.forEach(pieces, (lane, piece) -> {
            if (lanes[lane] == null) {
                lanes[lane] = new Lane(points, tiles, most);
            }
            int from = piece * TILES_A_PIECE;
            int to = Math.min(tiles.tiles(), from + TILES_A_PIECE);
            var asked = new TileQueries[to - from];
            for (int tile = from; tile < to; tile++) {
                int last = Math.min(count, (tile + 1) * PointTiles.SIZE);
                asked[tile - from] = new TileQueries(points, numbers, tile * PointTiles.SIZE, last, frame);
            }
            // The first pieces have the most tiles after them, so that all threads end at about the same time.
            for (int other = from; other < tiles.tiles(); other++) {
                pause.run();
                for (int tile = from; tile < to && tile <= other; tile++) {
                    lanes[lane].compare(asked[tile - from], other);
                }
            }
        });
        Lane[] used = Arrays.stream(lanes).filter(lane -> lane != null).toArray(Lane[]::new);
        execution.forEach(pieces, (lane, piece) -> {
            int from = Math.min(count, piece * TILES_A_PIECE * PointTiles.SIZE);
            int to = Math.min(count, from + TILES_A_PIECE * PointTiles.SIZE);
            for (int other = 1; other < used.length; other++) {
                used[0].lists.merge(used[other].lists, from, to);
            }
        });
        return used[0].lists.result();
    }

    /**
     * The nearest of some points for each query.
     *
     * @param queries what neighbours are wanted of; where they are {@code points} themselves use {@link #among}
     * @param points the possible neighbours, in as many dimensions
     * @param k neighbours wanted, at least 1; there are fewer where there are not so many points
     * @param pause called now and then; may throw to end the computation
     */
    public static Neighbours of(Points queries, Points points, int k, Execution execution, Runnable pause) {
        return of(queries, points, k, NearEnough.NEVER, execution, pause);
    }

    /**
     * The same where the search for a query may end before all is compared.
     *
     * @param enough when that may be; never where it asks for more than k
     */
    public static Neighbours of(
            Points queries, Points points, int k, NearEnough enough, Execution execution, Runnable pause) {
        int most = Math.min(k, points.count());
        if (most < 1 || queries.count() == 0) {
            return new Neighbours(queries.count(), 0, new int[0], new double[0]);
        }
        var lists = new NearestLists(queries.count(), most, enough.count() <= most ? enough : NearEnough.NEVER);
        if (points.count() >= ROUNDED_FROM
                && queries.count() >= QUERIES_FOR_ROUNDING
                && points.dimensions() >= DIMENSIONS_FOR_ROUNDING
                && searchRounded(queries, points, lists, execution, pause)) {
            return lists.result();
        }
        if (points.count() >= SORTED_FROM
                && queries.count() >= QUERIES_FOR_SORTING
                && points.dimensions() <= PlainTileKernel.best().dimensionsToSort()) {
            searchSorted(queries, points, lists, execution, pause);
        } else {
            search(queries, points, lists, execution, pause);
        }
        return lists.result();
    }

    private static void search(Points queries, Points points, NearestLists lists, Execution execution, Runnable pause) {
        int[] numbers = everyNumber(points.count());
        int[] asked = everyNumber(queries.count());
        var frame = new PointTiles.Frame(points);
        var tiles = new PointTiles(points, numbers, frame);
        execution.forEach((asked.length + QUERIES_A_PIECE - 1) / QUERIES_A_PIECE, (lane, piece) -> {
            var search = new TileSearch(queries, points, numbers, tiles);
            int from = piece * QUERIES_A_PIECE;
            int to = Math.min(asked.length, from + QUERIES_A_PIECE);
            var some = new TileQueries(queries, asked, from, to, frame);
            for (int tile = 0; tile < tiles.tiles(); tile++) {
                pause.run();
                search.search(some, tile, lists);
            }
        });
    }

    /** Rounded points are compared first; false, and not all lists are filled, where that does not pay. */
    private static boolean searchRounded(
            Points queries, Points points, NearestLists lists, Execution execution, Runnable pause) {
        int[] numbers = byPlace(points, RoundedBatch.SIZE, execution, pause);
        int[] asked = byPlace(queries, NEAR_QUERIES, execution, pause);
        var frame = new PointTiles.Frame(points);
        RoundedBatch[] batches = RoundedSearch.batches(points, numbers, execution, pause);
        var gain = new long[PILOTS];
        execution.forEach(PILOTS, (lane, pilot) -> {
            int from = asked.length / (2 * PILOTS) * (2 * pilot + 1);
            var search = new RoundedSearch(queries, points, numbers, batches, frame);
            search.search(new TileQueries(queries, asked, from, from + PILOT_QUERIES, frame), lists, pause);
            gain[pilot] = search.gain();
        });
        if (Arrays.stream(gain).sum() < 0) {
            return false;
        }
        execution.forEach((asked.length + NEAR_QUERIES - 1) / NEAR_QUERIES, (lane, piece) -> {
            int from = piece * NEAR_QUERIES;
            int to = Math.min(asked.length, from + NEAR_QUERIES);
            new RoundedSearch(queries, points, numbers, batches, frame)
                    .search(new TileQueries(queries, asked, from, to, frame), lists, pause);
        });
        return true;
    }

    /** Points are put into tiles by where they lie, and queries that lie near each other are asked together. */
    private static void searchSorted(
            Points queries, Points points, NearestLists lists, Execution execution, Runnable pause) {
        int[] numbers = byPlace(points, PointTiles.SIZE, execution, pause);
        int[] asked = byPlace(queries, NEAR_QUERIES, execution, pause);
        var frame = new PointTiles.Frame(points);
        var tiles = new PointTiles(points, numbers, frame);
        var boxes = new TileBoxes(tiles, points.dimensions());
        execution.forEach((asked.length + NEAR_QUERIES - 1) / NEAR_QUERIES, (lane, piece) -> {
            int from = piece * NEAR_QUERIES;
            int to = Math.min(asked.length, from + NEAR_QUERIES);
            new BoxSearch(queries, points, numbers, tiles, boxes, pause)
                    .search(new TileQueries(queries, asked, from, to, frame), lists);
        });
    }

    private static int[] byPlace(Points points, int together, Execution execution, Runnable pause) {
        var tree = new ProjectionTree(points, together);
        ProjectionTree.grow(List.of(tree), together, execution, pause);
        return tree.order();
    }

    static int[] everyNumber(int count) {
        var numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    /** What one thread has found of pairs. */
    private static final class Lane {

        private final Points points;
        private final PointTiles tiles;
        private final NearestLists lists;
        /** By tile and point half of the squared distance below which another one gets into its list. */
        private final float[][] halfBound;

        private final float[][] rows = new float[PointTiles.AT_ONCE][];
        private final float[][] nearness = new float[PointTiles.AT_ONCE][PointTiles.SIZE];

        Lane(Points points, PointTiles tiles, int k) {
            this.points = points;
            this.tiles = tiles;
            this.lists = new NearestLists(points.count(), k, NearEnough.NEVER);
            this.halfBound = new float[tiles.tiles()][PointTiles.SIZE];
            for (float[] tile : halfBound) {
                Arrays.fill(tile, Float.POSITIVE_INFINITY);
            }
        }

        /** Compares the points of a tile with those of one that is not before it. */
        void compare(TileQueries asked, int other) {
            for (int q = 0; q < asked.size(); q += PointTiles.AT_ONCE) {
                int some = asked.rows(q, rows);
                tiles.nearness(rows, some, other, nearness);
                for (int i = 0; i < some; i++) {
                    keep(asked.point(q + i), asked.square(q + i), other, nearness[i]);
                }
            }
        }

        private void keep(int q, double square, int tile, float[] near) {
            int first = tile * PointTiles.SIZE;
            int last = Math.min(points.count(), first + PointTiles.SIZE);
            float[] theirs = halfBound[tile];
            // Half the squared distance is half the square less the nearness: whatever is certainly above the bounds
            // of both points is passed over.
            float least = (float) (square / 2 - tiles.error(square, tile));
            float mine = least - halfBound[q / PointTiles.SIZE][q % PointTiles.SIZE];
            TileKernel kernel = tiles.kernel();
            int end = last - first;
            int p = kernel.next(near, theirs, Math.max(0, q + 1 - first), end, mine, least);
            while (p < end) {
                double distance = points.squaredDistance(q, points, first + p);
                offer(q, first + p, distance);
                offer(first + p, q, distance);
                mine = least - halfBound[q / PointTiles.SIZE][q % PointTiles.SIZE];
                p = kernel.next(near, theirs, p + 1, end, mine, least);
            }
        }

        private void offer(int point, int other, double distance) {
            if (lists.offer(point, other, distance)) {
                halfBound[point / PointTiles.SIZE][point % PointTiles.SIZE] = tiles.halfBound(lists.bound(point));
            }
        }
    }
}
