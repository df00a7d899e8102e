package io.labelwright.math.neighbour;

/**
 * The box that the points of each tile lie in, with edges along the axes: how far a point is from all of a tile at
 * least, for the price of one comparison. Tells much where points of a tile lie close together and dimensions are few.
 */
final class TileBoxes {

    /** By tile and dimension. */
    private final float[][] middle;

    /** Half the length of the edge; not less. */
    private final float[][] reach;

    TileBoxes(PointTiles tiles, int dimensions) {
        this.middle = new float[tiles.tiles()][dimensions];
        this.reach = new float[tiles.tiles()][dimensions];
        for (int tile = 0; tile < middle.length; tile++) {
            float[][] points = tiles.tile(tile);
            for (int d = 0; d < dimensions; d++) {
                float low = points[d][0];
                float high = low;
                for (int p = 1; p < tiles.size(tile); p++) {
                    low = Math.min(low, points[d][p]);
                    high = Math.max(high, points[d][p]);
                }
                middle[tile][d] = (low + high) / 2;
                reach[tile][d] = Math.nextUp(Math.max(high - middle[tile][d], middle[tile][d] - low));
            }
        }
    }

    /**
     * Half the squared distances of points from a box, as wrong by rounding as nearness is at most.
     *
     * @param points per dimension the coordinates of points
     * @param into gets a number per point
     */
    void halfSquares(float[][] points, int tile, float[] into) {
        begin(points[0], middle[tile][0], reach[tile][0], into);
        for (int d = 1; d < points.length; d++) {
            add(points[d], middle[tile][d], reach[tile][d], into);
        }
        for (int i = 0; i < into.length; i++) {
            // Each gap was counted twice, which its square has four times.
            into[i] /= 8;
        }
    }

    private static void begin(float[] x, float middle, float reach, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            float gap = Math.abs(x[i] - middle) - reach;
            float twice = gap + Math.abs(gap);
            sum[i] = twice * twice;
        }
    }

    private static void add(float[] x, float middle, float reach, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            float gap = Math.abs(x[i] - middle) - reach;
            float twice = gap + Math.abs(gap);
            sum[i] += twice * twice;
        }
    }
}
