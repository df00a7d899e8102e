package io.labelwright.math.neighbour;

import java.util.Arrays;

/**
 * Points that lie together, with coordinates that are rounded to whole steps of 8 bits from their middle; in tiles of
 * {@link #TILE}, two dimensions to a number of 16 bits. A vector holds twice as many sums of such numbers as of floats,
 * and reads four times as many coordinates. Squared distances are summed modulo 2^16, which is what 16 bits do by
 * themselves. Where two points are near, the sum is right and tells that they are at least so far apart, less what
 * rounding has moved each of them; where they are far it may look like that of two near ones, which costs the time to
 * find out and changes nothing.
 *
 * <p>A coordinate that is too far out is taken for one at the edge: moving points into a box brings none apart.
 */
final class RoundedBatch {

    /** Points per tile: a loop over fewer spends much of its time before and after its vectors. */
    static final int TILE = 4096;

    /** Tiles of a batch. */
    static final int TILES = 4;

    /** Points of a batch. */
    static final int SIZE = TILES * TILE;

    /** The largest coordinate that fits; the smallest one is its negative. */
    private static final int EDGE = 127;

    /** Makes coordinates that stand in the lower half of a number positive. */
    private static final int SHIFT = 128;

    /** Steps whose square fits into the 15 bits that a squared distance has. */
    private static final int FAR = 180;

    /** One of so many points tells how far out most lie. */
    private static final int EVERY = 4;

    /** The share of points that may lie farther out than is counted on. */
    private static final double FAR_OUT = 0.001;

    /** How far queries are counted on to be from the middle, in how far out points lie. */
    private static final double QUERIES_OUT = 1.5;

    private final int size;
    private final double[] mean;
    /** The largest distance of a point from the middle, not less. */
    private final double radius;
    /** Steps per unit. */
    private final double scale;
    /** By tile, then two dimensions, then point. */
    private final short[][][] tiles;
    /** By tile the squared length of each point. */
    private final short[][] square;
    /** By tile how far rounding has moved a point at most, in steps. */
    private final double[] moved;

    /**
     * Rounds points.
     *
     * @param numbers of the points, in the order in which they stand in the tiles; at most {@link #SIZE}
     */
    RoundedBatch(Points points, int[] numbers) {
        this.size = numbers.length;
        this.mean = mean(points, numbers);
        var lengths = new double[(size + EVERY - 1) / EVERY];
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double length = distance(points, numbers[i]);
            lengths[i / EVERY] = length;
            largest = Math.max(largest, length);
        }
        this.radius = largest * (1 + 1e-9);
        Arrays.sort(lengths);
        double usual = lengths[(int) ((lengths.length - 1) * (1 - FAR_OUT))];
        this.scale = usual > 0 ? FAR / ((1 + QUERIES_OUT) * usual) : 1;
        int tileCount = (size + TILE - 1) / TILE;
        this.tiles = new short[tileCount][(mean.length + 1) / 2][TILE];
        this.square = new short[tileCount][TILE];
        this.moved = new double[tileCount];
        var row = new int[mean.length];
        for (int i = 0; i < size; i++) {
            int tile = i / TILE;
            int place = i % TILE;
            moved[tile] = Math.max(moved[tile], round(points, numbers[i], row));
            square[tile][place] = (short) square(row);
            for (int d = 0; d < row.length; d += 2) {
                // The lower half of a number has no sign, which is what may be shifted away without a rest.
                int high = d + 1 < row.length ? row[d + 1] : 0;
                tiles[tile][d / 2][place] = (short) (row[d] + SHIFT + (high << 8));
            }
        }
    }

    private static double[] mean(Points points, int[] numbers) {
        var mean = new double[points.dimensions()];
        for (int number : numbers) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += points.get(number, d);
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= numbers.length;
        }
        return mean;
    }

    /** How far a point is from the middle. */
    double distance(Points points, int point) {
        double sum = 0;
        for (int d = 0; d < mean.length; d++) {
            double value = points.get(point, d) - mean[d];
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** How far a place is from the middle, squared. */
    double squaredDistance(double[] place) {
        double sum = 0;
        for (int d = 0; d < mean.length; d++) {
            sum += (place[d] - mean[d]) * (place[d] - mean[d]);
        }
        return sum;
    }

    /** Rounds the coordinates of a point; says how far that moves it, in steps. */
    private double round(Points points, int point, int[] into) {
        double sum = 0;
        for (int d = 0; d < into.length; d++) {
            double value = Math.max(-EDGE, Math.min(EDGE, (points.get(point, d) - mean[d]) * scale));
            into[d] = (int) Math.rint(value);
            sum += (value - into[d]) * (value - into[d]);
        }
        return Math.sqrt(sum);
    }

    private static int square(int[] row) {
        int sum = 0;
        for (int value : row) {
            sum += value * value;
        }
        return sum;
    }

    int tiles() {
        return tiles.length;
    }

    /** How many points stand in a tile. */
    int size(int tile) {
        return Math.min(TILE, size - tile * TILE);
    }

    /** Whether no point of the batch is as near to a query as a bound. */
    boolean isFarther(Points queries, int point, double squaredDistance) {
        // Roundings of doubles are far smaller.
        return distance(queries, point) * (1 - 1e-9) - radius > Math.sqrt(squaredDistance) * (1 + 1e-9);
    }

    /** A point in the form in which it is compared with tiles. */
    Query query(Points queries, int point) {
        var row = new int[mean.length];
        double error = round(queries, point, row);
        var weights = new short[tiles[0].length * 2];
        int begin = square(row);
        for (int d = 0; d < row.length; d += 2) {
            // A number is low + SHIFT + 256 high: with the first weight 256 high comes once too often.
            int low = -2 * row[d];
            int high = d + 1 < row.length ? -2 * row[d + 1] : 0;
            weights[d] = (short) low;
            weights[d + 1] = (short) (high - (low << 8));
            begin -= low * SHIFT;
        }
        return new Query(weights, begin, error);
    }

    /**
     * The largest square that points of a tile can have to a query if they are not farther from it than a bound; at
     * most {@link Short#MAX_VALUE}, which says nothing.
     */
    int mostSquare(Query query, int tile, double squaredDistance) {
        double distance = Math.sqrt(squaredDistance) * scale + query.moved + moved[tile];
        return (int) Math.min(Short.MAX_VALUE, distance * distance * (1 + 1e-9) + 1e-9);
    }

    /**
     * Compares a point with those of a tile.
     *
     * @param most a square
     * @param into gets the squared distances less this and less 1, modulo 2^16: below 0 where they are not above it
     */
    void compare(Query query, int tile, int most, short[] into) {
        WholeSums.of(query.begin - most - 1, query.weights, tiles[tile], square[tile], into);
    }

    /** A point to compare with tiles. */
    static final class Query {
        private final short[] weights;
        private final int begin;
        private final double moved;

        private Query(short[] weights, int begin, double moved) {
            this.weights = weights;
            this.begin = begin;
            this.moved = moved;
        }
    }
}
