package io.labelwright.math.neighbour;

/**
 * The nearest points of each of some points, nearest first, of equally near ones the one with the smaller number first.
 */
public final class Neighbours {

    private final int count;
    private final int k;
    private final int[] neighbour;
    private final double[] square;

    Neighbours(int count, int k, int[] neighbour, double[] square) {
        this.count = count;
        this.k = k;
        this.neighbour = neighbour;
        this.square = square;
    }

    /** How many points were asked for. */
    public int count() {
        return count;
    }

    /** Neighbours per point; fewer than wanted where there are no more points. */
    public int k() {
        return k;
    }

    /** A neighbour of a point, by its place from 0; -1 where a search that compares few pairs found none. */
    public int neighbour(int point, int place) {
        return neighbour[point * k + place];
    }

    /** The squared Euclidean distance to a neighbour; infinite where there is none. */
    public double squaredDistance(int point, int place) {
        return square[point * k + place];
    }
}
