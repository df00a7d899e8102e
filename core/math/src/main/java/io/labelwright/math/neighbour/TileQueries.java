package io.labelwright.math.neighbour;

/** Some points that are compared with tiles, in the tiles' frame; made once for all tiles. */
final class TileQueries {

    private final int[] points;
    private final float[][] scaled;
    private final double[] square;
    private final int[] all;

    /**
     * Takes points.
     *
     * @param numbers those asked for, from {@code from} to before {@code to}
     */
    TileQueries(Points points, int[] numbers, int from, int to, PointTiles.Frame frame) {
        this.points = new int[to - from];
        this.scaled = new float[to - from][points.dimensions()];
        this.square = new double[to - from];
        this.all = ExactNeighbours.everyNumber(to - from);
        for (int i = 0; i < square.length; i++) {
            this.points[i] = numbers[from + i];
            frame.scale(points, numbers[from + i], scaled[i]);
            square[i] = PointTiles.Frame.square(scaled[i]);
        }
    }

    int size() {
        return square.length;
    }

    /** The number of a point. */
    int point(int index) {
        return points[index];
    }

    /** The squared length of a point. */
    double square(int index) {
        return square[index];
    }

    /** The coordinates of a point in the tiles' frame, which must not be changed. */
    float[] row(int index) {
        return scaled[index];
    }

    /** The indexes of all of them. */
    int[] all() {
        return all;
    }

    /**
     * The coordinates of as many points as are compared at once.
     *
     * @param into takes their rows, which must not be changed
     * @return how many there are
     */
    int rows(int from, float[][] into) {
        int some = Math.min(square.length - from, into.length);
        System.arraycopy(scaled, from, into, 0, some);
        return some;
    }
}
