package io.labelwright.math.neighbour;

/** Looks for the nearest of some points in tiles of others and puts them into lists; for one thread. */
final class TileSearch {

    private final Points queries;
    private final Points points;
    private final int[] numbers;
    private final PointTiles tiles;
    private final float[][] rows = new float[PointTiles.AT_ONCE][];
    private final float[][] nearness = new float[PointTiles.AT_ONCE][PointTiles.SIZE];
    /** Per row what half of its squared length leaves when all roundings have gone against it. */
    private final double[] least = new double[PointTiles.AT_ONCE];

    private final float[] below = new float[PointTiles.AT_ONCE];
    private final float[] hit = new float[PointTiles.SIZE];

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
        TileKernel kernel = tiles.kernel();
        for (int q = 0; q < asked.size(); q += PointTiles.AT_ONCE) {
            int some = asked.rows(q, rows);
            tiles.nearness(rows, some, tile, nearness);
            for (int i = 0; i < some; i++) {
                double square = asked.square(q + i);
                least[i] = square / 2 - tiles.error(square, tile);
                setBound(i, lists.bound(asked.point(q + i)));
            }
            if (kernel instanceof PlainTileKernel plain) {
                offerTogether(asked, q, some, tile, plain, lists);
            } else {
                for (int i = 0; i < some; i++) {
                    offer(asked.point(q + i), i, tile, kernel, lists);
                }
            }
        }
    }

    private void offerTogether(
            TileQueries asked, int q, int some, int tile, PlainTileKernel kernel, NearestLists lists) {
        int first = tile * PointTiles.SIZE;
        int end = Math.min(numbers.length - first, PointTiles.SIZE);
        kernel.above(nearness, some, below, hit);
        for (int p = kernel.next(hit, 0, end, Float.MIN_VALUE);
                p < end;
                p = kernel.next(hit, p + 1, end, Float.MIN_VALUE)) {
            for (int i = 0; i < some; i++) {
                if (nearness[i][p] > below[i]) {
                    keep(asked.point(q + i), i, numbers[first + p], lists);
                }
            }
        }
    }

    private void offer(int query, int row, int tile, TileKernel kernel, NearestLists lists) {
        int first = tile * PointTiles.SIZE;
        int end = Math.min(numbers.length - first, PointTiles.SIZE);
        float[] near = nearness[row];
        for (int p = kernel.next(near, 0, end, Math.nextUp(below[row]));
                p < end;
                p = kernel.next(near, p + 1, end, Math.nextUp(below[row]))) {
            keep(query, row, numbers[first + p], lists);
        }
    }

    private void keep(int query, int row, int point, NearestLists lists) {
        if ((queries != points || point != query)
                && lists.offer(query, point, queries.squaredDistance(query, points, point))) {
            setBound(row, lists.bound(query));
        }
    }

    /** What has to be exceeded by a nearness that may belong to a distance not above a bound. */
    private void setBound(int row, double squaredDistance) {
        below[row] = Math.nextDown((float) (least[row] - tiles.halfBound(squaredDistance)));
    }
}
