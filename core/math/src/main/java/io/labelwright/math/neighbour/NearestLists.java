package io.labelwright.math.neighbour;

import java.util.Arrays;

/**
 * The k nearest points found so far of each of some points, sorted by squared distance, then by number. What it holds
 * in the end does not depend on the order in which points are offered, so lists of several threads may be merged.
 */
final class NearestLists {

    private final int k;
    private final int[] neighbour;
    private final double[] square;
    private final NearEnough enough;

    /**
     * Empty lists.
     *
     * @param enough when a list need not get better
     */
    NearestLists(int count, int k, NearEnough enough) {
        this.k = k;
        this.enough = enough;
        this.neighbour = new int[Math.multiplyExact(count, k)];
        this.square = new double[neighbour.length];
        Arrays.fill(neighbour, -1);
        Arrays.fill(square, Double.POSITIVE_INFINITY);
    }

    /** The squared distance above which nothing changes the list of a point. */
    double bound(int point) {
        return square[point * k + k - 1];
    }

    /** Whether the list of a point need not get better. */
    boolean isEnough(int point) {
        return enough.isReached(point, square, point * k);
    }

    /** Offers a point; offered twice it is taken once. Whether the list has changed. */
    boolean offer(int point, int other, double distance) {
        int from = point * k;
        int at = from + k - 1;
        if (!isBefore(distance, other, at)) {
            return false;
        }
        // Where it belongs; a point that is there already has the same distance, so it would be just before.
        int place = at;
        while (place > from && isBefore(distance, other, place - 1)) {
            place--;
        }
        if (place > from && neighbour[place - 1] == other) {
            return false;
        }
        System.arraycopy(neighbour, place, neighbour, place + 1, at - place);
        System.arraycopy(square, place, square, place + 1, at - place);
        neighbour[place] = other;
        square[place] = distance;
        return true;
    }

    private boolean isBefore(double distance, int other, int at) {
        return distance < square[at] || distance == square[at] && (neighbour[at] < 0 || other < neighbour[at]);
    }

    /** Offers all that other lists hold of some points. */
    void merge(NearestLists other, int from, int to) {
        for (int point = from; point < to; point++) {
            for (int at = point * k; at < (point + 1) * k && other.neighbour[at] >= 0; at++) {
                if (!offer(point, other.neighbour[at], other.square[at]) && other.square[at] > bound(point)) {
                    break;
                }
            }
        }
    }

    int neighbour(int point, int place) {
        return neighbour[point * k + place];
    }

    double distance(int point, int place) {
        return square[point * k + place];
    }

    /** A copy of all lists, one after the other; -1 where a list is not full. */
    int[] neighbours() {
        return neighbour.clone();
    }

    Neighbours result() {
        return new Neighbours(neighbour.length / k, k, neighbour, square);
    }
}
