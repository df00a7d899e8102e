package io.labelwright.math.neighbour;

import java.util.Arrays;

/**
 * Looks for the nearest of points that stand in tiles by where they lie; for one thread. Tiles whose {@link TileBoxes
 * box} is farther from a point than its list reaches are passed over; those that are nearest to the middle of the
 * points come first, so that lists are short soon.
 */
final class BoxSearch {

    private final Points queries;
    private final PointTiles tiles;
    private final TileBoxes boxes;
    private final TileSearch search;
    private final Runnable pause;

    BoxSearch(Points queries, Points points, int[] numbers, PointTiles tiles, TileBoxes boxes, Runnable pause) {
        this.queries = queries;
        this.tiles = tiles;
        this.boxes = boxes;
        this.search = new TileSearch(queries, points, numbers, tiles);
        this.pause = pause;
    }

    /** Fills the lists of points that lie near each other. */
    void search(TileQueries asked, NearestLists lists) {
        float[][] columns = columns(asked);
        var halfSquare = new float[asked.size()];
        var which = new int[asked.size()];
        for (int tile : nearestFirst(columns)) {
            pause.run();
            boxes.halfSquares(columns, tile, halfSquare);
            int count = 0;
            for (int i = 0; i < which.length; i++) {
                int point = asked.point(i);
                double least = halfSquare[i] - tiles.error(asked.square(i), tile);
                // A square that overflows tells nothing.
                boolean near = least <= tiles.halfBound(lists.bound(point)) || halfSquare[i] == Float.POSITIVE_INFINITY;
                if (near && !lists.isEnough(point)) {
                    which[count++] = i;
                }
            }
            search.search(asked, which, count, tile, lists);
        }
    }

    private float[][] columns(TileQueries asked) {
        var columns = new float[queries.dimensions()][asked.size()];
        for (int i = 0; i < asked.size(); i++) {
            float[] row = asked.row(i);
            for (int d = 0; d < columns.length; d++) {
                columns[d][i] = row[d];
            }
        }
        return columns;
    }

    /** The tiles, by the distance of their boxes from the mean of the points. */
    private int[] nearestFirst(float[][] columns) {
        var middle = new float[columns.length][1];
        for (int d = 0; d < columns.length; d++) {
            double sum = 0;
            for (float value : columns[d]) {
                sum += value;
            }
            middle[d][0] = (float) (sum / columns[d].length);
        }
        var keys = new long[tiles.tiles()];
        var halfSquare = new float[1];
        for (int tile = 0; tile < keys.length; tile++) {
            boxes.halfSquares(middle, tile, halfSquare);
            // Of numbers of at least 0 the bits are in the same order.
            keys[tile] = (long) Float.floatToIntBits(halfSquare[0]) << 32 | tile;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
