package io.labelwright.math.neighbour;

/** Looks for the nearest of some points in tiles of others and puts them into lists; for one thread. */
final class TileSearch {

    private final Points queries;
    private final Points points;
    private final int[] numbers;
    private final PointTiles tiles;
    private final float[][] rows = new float[PointTiles.AT_ONCE][];
    private final float[][] nearness = new float[PointTiles.AT_ONCE][PointTiles.SIZE];

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
        for (int q = 0; q < asked.size(); q += PointTiles.AT_ONCE) {
            int some = asked.rows(q, rows);
            tiles.nearness(rows, some, tile, nearness);
            for (int i = 0; i < some; i++) {
                keep(asked.point(q + i), tile, asked.square(q + i), nearness[i], lists);
            }
        }
    }

    private void keep(int query, int tile, double square, float[] near, NearestLists lists) {
        int first = tile * PointTiles.SIZE;
        int last = Math.min(numbers.length, first + PointTiles.SIZE);
        double least = square / 2 - tiles.error(square, tile);
        float bound = (float) (least - tiles.halfBound(lists.bound(query)));
        TileKernel kernel = tiles.kernel();
        int end = last - first;
        for (int p = kernel.next(near, 0, end, bound); p < end; p = kernel.next(near, p + 1, end, bound)) {
            int point = numbers[first + p];
            if ((queries != points || point != query)
                    && lists.offer(query, point, queries.squaredDistance(query, points, point))) {
                bound = (float) (least - tiles.halfBound(lists.bound(query)));
            }
        }
    }
}
