package io.labelwright.math.neighbour;

/** Looks for the nearest of some points in tiles of others and puts them into lists; for one thread. */
final class TileSearch {

    private final Points queries;
    private final Points points;
    private final int[] numbers;
    private final PointTiles tiles;
    private final float[][] rows = new float[PointTiles.AT_ONCE][];
    private final float[][] nearness = new float[PointTiles.AT_ONCE][PointTiles.SIZE];
    /** Per row the index of its point. */
    private final int[] near = new int[PointTiles.AT_ONCE];

    private final float[] spare = new float[PointTiles.SIZE];
    /** Of the row that is looked at half of its squared length, less what roundings may have taken. */
    private double least;

    /** What a nearness to it has to exceed. */
    private float below;

    /**
     * A search.
     *
     * @param queries the points that lists are wanted of; where they are {@code points} a point is none of its own
     *     neighbours
     * @param points the points that are looked for
     * @param numbers per point of the tiles its number in {@code points}
     * @param tiles those of {@code points} that may be found
     */
    TileSearch(Points queries, Points points, int[] numbers, PointTiles tiles) {
        this.queries = queries;
        this.points = points;
        this.numbers = numbers;
        this.tiles = tiles;
    }

    /** Offers to the lists of points what is near enough in a tile. */
    void search(TileQueries asked, int tile, NearestLists lists) {
        search(asked, asked.all(), asked.size(), tile, lists);
    }

    /**
     * The same for some of the points.
     *
     * @param which their indexes
     * @param count how many indexes hold
     */
    void search(TileQueries asked, int[] which, int count, int tile, NearestLists lists) {
        for (int from = 0; from < count; from += PointTiles.AT_ONCE) {
            int some = Math.min(count - from, PointTiles.AT_ONCE);
            for (int i = 0; i < some; i++) {
                near[i] = which[from + i];
                rows[i] = asked.row(near[i]);
            }
            searchThese(asked, some, tile, lists);
        }
    }

    private void searchThese(TileQueries asked, int some, int tile, NearestLists lists) {
        tiles.nearness(rows, some, tile, nearness);
        for (int i = 0; i < some; i++) {
            int query = asked.point(near[i]);
            double square = asked.square(near[i]);
            least = square / 2 - tiles.error(square, tile);
            below = bound(least, lists.bound(query));
            if (tiles.kernel().isAnyAbove(nearness[i], below, spare)) {
                offer(query, nearness[i], tile, lists);
            }
        }
    }

    private void offer(int query, float[] nearness, int tile, NearestLists lists) {
        int first = tile * PointTiles.SIZE;
        int end = tiles.size(tile);
        TileKernel kernel = tiles.kernel();
        for (int p = kernel.next(nearness, 0, end, Math.nextUp(below));
                p < end;
                p = kernel.next(nearness, p + 1, end, Math.nextUp(below))) {
            int point = numbers[first + p];
            if ((queries != points || point != query)
                    && lists.offer(query, point, queries.squaredDistance(query, points, point))) {
                below = bound(least, lists.bound(query));
            }
        }
    }

    /**
     * What has to be exceeded by a nearness that may belong to a distance not above a bound.
     *
     * @param least half of the point's squared length, less what roundings may have taken
     */
    private float bound(double least, double squaredDistance) {
        return Math.nextDown((float) (least - tiles.halfBound(squaredDistance)));
    }
}
