package io.labelwright.math.neighbour;

import java.util.Arrays;

/**
 * The pairs of points of which one is a neighbour of the other, each once: at its point with the smaller number, in the
 * order of the other one.
 */
public final class NeighbourGraph {

    private final Neighbours neighbours;
    /** Per point where the larger ones begin that have it as a neighbour, in their order; one more for the end. */
    private final int[] starts;

    private final int[] larger;
    private final double[] largerSquare;

    private final long[] forward;
    private int edges;
    private final int[] target;
    private final double[] square;
    private final boolean[] mutual;

    /** The pairs of some points. */
    public NeighbourGraph(Neighbours neighbours) {
        this.neighbours = neighbours;
        int count = neighbours.count();
        this.starts = new int[count + 1];
        forEachSmaller((point, other, distance) -> starts[other + 1]++);
        int most = 0;
        for (int point = 0; point < count; point++) {
            most = Math.max(most, starts[point + 1]);
            starts[point + 1] += starts[point];
        }
        this.larger = new int[starts[count]];
        this.largerSquare = new double[larger.length];
        int[] next = Arrays.copyOf(starts, count);
        forEachSmaller((point, other, distance) -> {
            largerSquare[next[other]] = distance;
            larger[next[other]++] = point;
        });
        this.forward = new long[neighbours.k()];
        this.target = new int[most + neighbours.k()];
        this.square = new double[target.length];
        this.mutual = new boolean[target.length];
    }

    private interface Pair {
        void of(int point, int other, double square);
    }

    /** All points in order, each with those of its neighbours that have a smaller number. */
    private void forEachSmaller(Pair pair) {
        for (int point = 0; point < neighbours.count(); point++) {
            for (int place = 0; place < neighbours.k(); place++) {
                int other = neighbours.neighbour(point, place);
                if (other >= 0 && other < point) {
                    pair.of(point, other, neighbours.squaredDistance(point, place));
                }
            }
        }
    }

    /** Makes the pairs of a point those that the other methods tell of. */
    public void moveTo(int point) {
        int mine = 0;
        for (int place = 0; place < neighbours.k(); place++) {
            int other = neighbours.neighbour(point, place);
            if (other > point) {
                forward[mine++] = (long) other << 32 | place;
            }
        }
        Arrays.sort(forward, 0, mine);
        edges = 0;
        int f = 0;
        int b = starts[point];
        while (f < mine || b < starts[point + 1]) {
            int ahead = f < mine ? (int) (forward[f] >>> 32) : Integer.MAX_VALUE;
            int behind = b < starts[point + 1] ? larger[b] : Integer.MAX_VALUE;
            target[edges] = Math.min(ahead, behind);
            square[edges] = ahead <= behind ? neighbours.squaredDistance(point, (int) forward[f]) : largerSquare[b];
            mutual[edges] = ahead == behind;
            f += ahead <= behind ? 1 : 0;
            b += behind <= ahead ? 1 : 0;
            edges++;
        }
    }

    /** How many pairs the point has with larger ones. */
    public int edges() {
        return edges;
    }

    /** The larger one of a pair. */
    public int target(int edge) {
        return target[edge];
    }

    /** The squared distance of a pair. */
    public double squaredDistance(int edge) {
        return square[edge];
    }

    /** Whether each of the two points is a neighbour of the other. */
    public boolean isMutual(int edge) {
        return mutual[edge];
    }
}
