package io.labelwright.math.neighbour;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.kernel.Execution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree whose nodes halve their points at the median of a projection, so that leaves have nearly equal sizes: onto the
 * line through two points that are drawn at random, which spreads as they do and is another one in each tree; or onto
 * the axis along which they spread most, which makes leaves that fit into small boxes. Depends on points and random
 * numbers alone.
 */
final class ProjectionTree {

    /** Points of a node that tell along which axis they spread most. */
    private static final int LOOKED_AT = 512;

    /** Onto which line the points of a node are projected. */
    @FunctionalInterface
    private interface Line {

        /** Its direction, for those of the node in {@link #order}. */
        double[] of(int from, int to, int level, int node);
    }

    private final Points points;
    private final Line line;
    /** Sizes of leaves are multiples of it, but for the last one's. */
    private final int unit;
    /** The points in the order of the leaves. */
    private final int[] order;

    private final double[] position;
    /** Where the nodes of the present level begin, and where the last one ends. */
    private int[] starts;

    /** A tree of lines drawn at random. */
    ProjectionTree(Points points, SeededRandom random) {
        this.points = points;
        this.line = (from, to, level, node) ->
                throughTwo(from, to, random.stream(level).sequence(node));
        this.unit = 1;
        this.order = ExactNeighbours.everyNumber(points.count());
        this.position = new double[order.length];
        this.starts = new int[] {0, order.length};
    }

    /**
     * A tree of axes.
     *
     * @param unit leaves have multiples of so many points, but for the last one
     */
    ProjectionTree(Points points, int unit) {
        this.points = points;
        this.line = (from, to, level, node) -> widest(from, to);
        this.unit = unit;
        this.order = ExactNeighbours.everyNumber(points.count());
        this.position = new double[order.length];
        this.starts = new int[] {0, order.length};
    }

    /** Cuts all nodes of some trees until none has more than this many points. */
    static void grow(List<ProjectionTree> trees, int most, Execution execution, Runnable pause) {
        int level = 0;
        // All nodes of a level have the same size, but for one point.
        while (trees.get(0).largest() > most) {
            int nodes = trees.get(0).starts.length - 1;
            int current = level;
            execution.forEach(trees.size() * nodes, (lane, piece) -> {
                pause.run();
                trees.get(piece / nodes).cut(piece % nodes, current);
            });
            trees.forEach(ProjectionTree::descend);
            level++;
        }
    }

    /** All points, those of a leaf one after the other. */
    int[] order() {
        return order;
    }

    List<int[]> leaves() {
        var leaves = new ArrayList<int[]>(starts.length - 1);
        for (int node = 0; node + 1 < starts.length; node++) {
            leaves.add(Arrays.copyOfRange(order, starts[node], starts[node + 1]));
        }
        return leaves;
    }

    private int largest() {
        int largest = 0;
        for (int node = 0; node + 1 < starts.length; node++) {
            largest = Math.max(largest, starts[node + 1] - starts[node]);
        }
        return largest;
    }

    private void descend() {
        var next = new int[2 * starts.length - 1];
        for (int node = 0; node + 1 < starts.length; node++) {
            next[2 * node] = starts[node];
            next[2 * node + 1] = middle(node);
        }
        next[next.length - 1] = order.length;
        starts = next;
    }

    private int middle(int node) {
        int half = (starts[node + 1] - starts[node]) >>> 1;
        return Math.min(starts[node + 1], starts[node] + (half + unit - 1) / unit * unit);
    }

    private void cut(int node, int level) {
        int from = starts[node];
        int to = starts[node + 1];
        if (to - from <= unit) {
            return;
        }
        points.project(line.of(from, to, level, node), order, from, to, position);
        select(from, to - 1, middle(node));
    }

    private double[] throughTwo(int from, int to, RandomSequence draws) {
        int a = order[from + draws.nextInt(to - from)];
        int b = order[from + draws.nextInt(to - from)];
        for (int tries = 0; tries < 8 && points.squaredDistance(a, points, b) == 0; tries++) {
            b = order[from + draws.nextInt(to - from)];
        }
        var direction = new double[points.dimensions()];
        for (int d = 0; d < direction.length; d++) {
            direction[d] = (double) points.get(a, d) - points.get(b, d);
        }
        return direction;
    }

    /** The axis along which the points vary most, by some of them. */
    private double[] widest(int from, int to) {
        var direction = new double[points.dimensions()];
        int step = Math.max(1, (to - from) / LOOKED_AT);
        int best = 0;
        double most = -1;
        for (int d = 0; d < direction.length; d++) {
            double sum = 0;
            double squares = 0;
            int seen = 0;
            double first = points.get(order[from], d);
            for (int i = from; i < to; i += step) {
                double value = points.get(order[i], d) - first;
                sum += value;
                squares += value * value;
                seen++;
            }
            double spread = squares - sum * sum / seen;
            if (spread > most) {
                most = spread;
                best = d;
            }
        }
        direction[best] = 1;
        return direction;
    }

    /** Puts into {@code middle} what would be there if the points were sorted, and before it what would be before. */
    private void select(int first, int last, int middle) {
        int from = first;
        int to = last;
        while (from < to) {
            int pivot = (from + to) >>> 1;
            double value = position[pivot];
            int point = order[pivot];
            int low = from;
            int high = to;
            while (low <= high) {
                while (isBefore(low, value, point)) {
                    low++;
                }
                while (isAfter(high, value, point)) {
                    high--;
                }
                if (low <= high) {
                    swap(low++, high--);
                }
            }
            if (middle <= high) {
                to = high;
            } else if (middle >= low) {
                from = low;
            } else {
                return;
            }
        }
    }

    private boolean isBefore(int at, double value, int point) {
        return position[at] < value || position[at] == value && order[at] < point;
    }

    private boolean isAfter(int at, double value, int point) {
        return position[at] > value || position[at] == value && order[at] > point;
    }

    private void swap(int a, int b) {
        int point = order[a];
        order[a] = order[b];
        order[b] = point;
        double value = position[a];
        position[a] = position[b];
        position[b] = value;
    }
}
