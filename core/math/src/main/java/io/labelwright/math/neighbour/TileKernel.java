package io.labelwright.math.neighbour;

/**
 * The innermost loops of the search for neighbours, over points that stand side by side by dimension. How sums are
 * rounded is free: what comes out are bounds, and neighbours are the same for all kernels. Kernels keep no state and
 * are used by several threads.
 */
public interface TileKernel {

    /** Points that are compared with a tile at once. */
    int AT_ONCE = 8;

    /** Points of a tile. */
    int SIZE = 512;

    /**
     * In how many dimensions at most it pays to sort points by where they lie, to pass over those that lie together too
     * far away: a fast kernel compares them in less time.
     */
    int dimensionsToSort();

    /**
     * For some points {@code q.x - |x|^2 / 2} with each point x of a tile: the larger, the nearer.
     *
     * @param q per point its coordinates; {@link #AT_ONCE} rows
     * @param some how many rows of q hold
     * @param x per dimension the coordinates of the tile's points
     * @param minusHalfSquare per point of the tile minus half of its squared length; far below all others for none
     * @param into per row of q a number for each point of the tile; rows that do not hold get any
     */
    void nearness(float[][] q, int some, float[][] x, float[] minusHalfSquare, float[][] into);

    /**
     * Whether any number of a tile is above a bound.
     *
     * @param near a number for each place of a tile, all of them finite
     * @param spare as long, takes what is needed on the way
     */
    boolean isAnyAbove(float[] near, float bound, float[] spare);

    /**
     * The first place from {@code from} on where {@code near} is at least {@code least}; {@code to} when there is none.
     */
    int next(float[] near, int from, int to, float least);

    /**
     * As {@link #next(float[], int, int, float)}, also where {@code near + theirs} is at least {@code orLeast}.
     *
     * @param theirs a number for each place
     */
    int next(float[] near, float[] theirs, int from, int to, float least, float orLeast);
}
