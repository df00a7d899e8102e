package io.labelwright.math.neighbour;

import java.util.Arrays;

/**
 * Points in a form in which many can be compared with one at once: tiles of {@link #SIZE} points, in each tile an array
 * per dimension, so that no sum over dimensions has to cross the lanes of a vector.
 *
 * <p>Coordinates are taken from the mean of the points and scaled by a power of two, so that squares neither overflow
 * nor vanish. What comes out are bounds that tell pairs which are certainly too far; the few others are measured by
 * {@link Points#squaredDistance}. So neighbours never depend on how the products here are rounded.
 */
final class PointTiles {

    /** Points per tile: enough that a loop over them is worth its beginning, few enough for the nearer caches. */
    static final int SIZE = TileKernel.SIZE;

    /** Points that are compared with a tile at once. */
    static final int AT_ONCE = TileKernel.AT_ONCE;

    /** Points that are brought near at once. */
    private static final int NEAR = 64;

    /** Nearness of what fills up the last tile: farther than all points, whose coordinates are at most 1 here. */
    private static final float FAR = -0x1.0p100f;

    /** Relative error of a product or sum of two floats. */
    private static final double ROUNDING = 0x1.0p-24;

    private final TileKernel kernel = PlainTileKernel.best();
    private final Frame frame;
    private final int dimensions;
    private final int count;
    /** By tile, then dimension, then point. */
    private final float[][][] tiles;
    /** Per point minus half of its squared length; {@link #FAR} for what fills up the last tile. */
    private final float[][] minusHalfSquare;
    /** Per tile the largest squared length. */
    private final double[] largest;

    /**
     * Tiles of some points.
     *
     * @param numbers of the points, in the order in which they stand in the tiles
     */
    PointTiles(Points points, int[] numbers, Frame frame) {
        this.frame = frame;
        this.dimensions = points.dimensions();
        this.count = numbers.length;
        int tileCount = (count + SIZE - 1) / SIZE;
        this.tiles = new float[tileCount][dimensions][SIZE];
        this.minusHalfSquare = new float[tileCount][SIZE];
        this.largest = new double[tileCount];
        for (float[] tile : minusHalfSquare) {
            Arrays.fill(tile, FAR);
        }
        var scaled = new float[dimensions];
        for (int i = 0; i < count; i++) {
            int tile = i / SIZE;
            if (i % NEAR == 0) {
                points.bringNear(numbers, i, Math.min(count, i + NEAR));
            }
            frame.scale(points, numbers[i], scaled);
            for (int d = 0; d < dimensions; d++) {
                tiles[tile][d][i % SIZE] = scaled[d];
            }
            double square = Frame.square(scaled);
            minusHalfSquare[tile][i % SIZE] = (float) (-square / 2);
            largest[tile] = Math.max(largest[tile], square);
        }
    }

    int tiles() {
        return largest.length;
    }

    /** Half of a squared distance, in the frame's unit; not less than it. */
    float halfBound(double squaredDistance) {
        return Math.nextUp((float) (squaredDistance * frame.scale * frame.scale / 2));
    }

    /**
     * By how much half the squared distance of a point to one of a tile may be wrong, at most.
     *
     * @param square squared length of the point
     */
    double error(double square, int tile) {
        // Each rounded coordinate, product and sum is wrong by at most ROUNDING of |q||x|, at most the mean square.
        return (dimensions + 8) * ROUNDING * (square + largest[tile]);
    }

    /**
     * For some points, {@code q.x - |x|^2 / 2} with each point x of a tile: the larger, the nearer.
     *
     * @param q scaled coordinates of each point
     * @param some how many points, at most {@link #AT_ONCE}
     * @param into per point a number for each one of the tile
     */
    void nearness(float[][] q, int some, int tile, float[][] into) {
        kernel.nearness(q, some, tiles[tile], minusHalfSquare[tile], into);
    }

    /** Per dimension the coordinates of a tile's points in the frame. */
    float[][] tile(int tile) {
        return tiles[tile];
    }

    /** How many points stand in a tile. */
    int size(int tile) {
        return Math.min(SIZE, count - tile * SIZE);
    }

    /** What compares points with tiles here. */
    TileKernel kernel() {
        return kernel;
    }

    /** Where the origin lies and what one is, for points that are compared with each other. */
    static final class Frame {

        private final double[] mean;
        private final double scale;

        /** The frame in which the coordinates of these points are small. */
        Frame(Points points) {
            int dimensions = points.dimensions();
            this.mean = new double[dimensions];
            for (int point = 0; point < points.count(); point++) {
                for (int d = 0; d < dimensions; d++) {
                    // Divided first, so that large coordinates don't overflow together.
                    mean[d] += points.get(point, d) / (double) points.count();
                }
            }
            double most = 0;
            for (int point = 0; point < points.count(); point++) {
                for (int d = 0; d < dimensions; d++) {
                    most = Math.max(most, Math.abs(points.get(point, d) - mean[d]));
                }
            }
            this.scale = most > 0 ? Math.scalb(1.0, -Math.getExponent(most) - 1) : 1;
        }

        /** The coordinates of a point in the frame. */
        void scale(Points points, int point, float[] into) {
            for (int d = 0; d < into.length; d++) {
                into[d] = (float) ((points.get(point, d) - mean[d]) * scale);
            }
        }

        /** The squared length of a point in the frame. */
        static double square(float[] scaled) {
            double square = 0;
            for (float value : scaled) {
                square += (double) value * value;
            }
            return square;
        }
    }
}
