package io.labelwright.math.neighbour;

/**
 * When a search for the nearest of a query may end: any points will do if so many of them are near enough.
 *
 * @param count how many, at least 1
 * @param below per query the squared distance that they have to be below; empty where only the nearest will do
 */
@SuppressWarnings("ArrayRecordComponent") // read only
public record NearEnough(int count, double[] below) {

    /** Only the nearest will do. */
    public static final NearEnough NEVER = new NearEnough(1, new double[0]);

    /** Whether ascending squared distances, of which the first is that at a place, are enough for a query. */
    boolean isReached(int query, double[] square, int from) {
        return below.length > 0 && square[from + count - 1] < below[query];
    }
}
