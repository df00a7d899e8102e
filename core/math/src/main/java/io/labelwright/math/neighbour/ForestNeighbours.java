package io.labelwright.math.neighbour;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.kernel.Execution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Almost the nearest points of each point, in time that grows little faster than their number. Idea: trees whose nodes
 * halve their points by random planes put near points into the same leaf, where all pairs are compared
 * ({@link TileSearch}); then neighbours of neighbours are tried, since a neighbour of a neighbour is often a neighbour.
 * After each such round the recall is measured: the share of the true neighbours of a sample of points that were found.
 * It ends when the recall is what was asked for, or after a number of rounds.
 *
 * <p>Cost per round O(points * (dimensions * log(points) + leaf * dimensions + k^2 * dimensions)). Fails, as all such
 * methods, where points have no neighbourhoods: hundreds of independent dimensions.
 *
 * <p>Trees are cut by points and not by threads, and rounds read what the round before has written, so the result has
 * the same bits for any number of threads. Dasgupta, Freund 2008 (Random projection trees and low dimensional
 * manifolds); Dong, Charikar, Li 2011 (Efficient k-nearest neighbor graph construction for generic similarity
 * measures).
 */
public final class ForestNeighbours {

    /** Trees before neighbours of neighbours are tried. */
    private static final int TREES_A_ROUND = 4;

    private static final int MAX_ROUNDS = 8;

    /** Points whose recall is measured. */
    private static final int SAMPLE = 256;

    /** Points of neighbours of neighbours that are one piece of work. */
    private static final int POINTS_A_PIECE = 2048;

    private final Points points;
    private final Execution execution;
    private final Runnable pause;
    private final SeededRandom random;
    private final PointTiles.Frame frame;
    private final NearestLists lists;
    private final int k;

    private ForestNeighbours(Points points, int k, SeededRandom random, Execution execution, Runnable pause) {
        this.points = points;
        this.execution = execution;
        this.pause = pause;
        this.random = random;
        this.frame = new PointTiles.Frame(points);
        this.lists = new NearestLists(points.count(), k);
        this.k = k;
    }

    /**
     * What was found.
     *
     * @param neighbours of each point
     * @param recall the share of the true neighbours of a sample of points that were found, 0 to 1
     */
    public record Found(Neighbours neighbours, double recall) {}

    /**
     * Almost the nearest other points of each point.
     *
     * @param k neighbours wanted, at least 1; there are fewer where there are not so many points
     * @param recall the share of true neighbours at which the search may end, 0 to 1
     * @param pause called now and then; may throw to end the computation
     */
    public static Found among(
            Points points, int k, double recall, SeededRandom random, Execution execution, Runnable pause) {
        int most = Math.min(k, points.count() - 1);
        if (points.count() <= PointTiles.SIZE || most < 1) {
            return new Found(ExactNeighbours.among(points, k, execution, pause), 1);
        }
        var search = new ForestNeighbours(points, most, random, execution, pause);
        int[] sample = search.sample();
        NearestLists truth = search.truth(sample);
        double found;
        int round = 0;
        do {
            search.plant(round++);
            found = search.recall(sample, truth);
            if (found < recall) {
                search.visitNeighbours();
                found = search.recall(sample, truth);
            }
        } while (found < recall && round < MAX_ROUNDS);
        return new Found(search.lists.result(), found);
    }

    /** Some points drawn at random. */
    private int[] sample() {
        int[] order = ExactNeighbours.everyNumber(points.count());
        RandomSequence draws = random.stream("sample").sequence(0);
        int size = Math.min(SAMPLE, order.length);
        for (int i = 0; i < size; i++) {
            int other = i + draws.nextInt(order.length - i);
            int point = order[other];
            order[other] = order[i];
            order[i] = point;
        }
        return Arrays.copyOf(order, size);
    }

    /** The true neighbours of the sample, in lists of which only the sample's are filled. */
    private NearestLists truth(int[] sample) {
        int[] numbers = ExactNeighbours.everyNumber(points.count());
        var coordinates = new float[sample.length * points.dimensions()];
        for (int i = 0; i < sample.length; i++) {
            for (int d = 0; d < points.dimensions(); d++) {
                coordinates[i * points.dimensions() + d] = points.get(sample[i], d);
            }
        }
        var lanes = new NearestLists[execution.lanes()];
        var queries = new Points(coordinates, points.dimensions());
        int[] asked = ExactNeighbours.everyNumber(sample.length);
        int pieces = (points.count() + POINTS_A_PIECE - 1) / POINTS_A_PIECE;
        execution.forEach(pieces, (lane, piece) -> {
            pause.run();
            if (lanes[lane] == null) {
                // One more than wanted: a point of the sample finds itself.
                lanes[lane] = new NearestLists(sample.length, k + 1);
            }
            int from = piece * POINTS_A_PIECE;
            int[] some = Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + POINTS_A_PIECE));
            var tiles = new PointTiles(points, some, frame);
            var search = new TileSearch(queries, points, some, tiles);
            var all = new TileQueries(queries, asked, 0, asked.length, tiles);
            for (int tile = 0; tile < tiles.tiles(); tile++) {
                search.search(all, tile, lanes[lane]);
            }
        });
        var all = new NearestLists(sample.length, k + 1);
        for (NearestLists lane : lanes) {
            if (lane != null) {
                all.merge(lane, 0, sample.length);
            }
        }
        return all;
    }

    private double recall(int[] sample, NearestLists truth) {
        long found = 0;
        for (int i = 0; i < sample.length; i++) {
            // A neighbour counts that is not farther than the true k-th: equally far ones are equally good.
            double farthest = truth.distance(i, k);
            for (int place = 0; place < k; place++) {
                if (lists.neighbour(sample[i], place) >= 0 && lists.distance(sample[i], place) <= farthest) {
                    found++;
                }
            }
        }
        return (double) found / ((long) sample.length * k);
    }

    /** Compares all pairs in the leaves of some trees. */
    private void plant(int round) {
        var trees = new ArrayList<ProjectionTree>();
        for (int t = 0; t < TREES_A_ROUND; t++) {
            trees.add(new ProjectionTree(points, random.stream("tree").stream(round * TREES_A_ROUND + t)));
        }
        ProjectionTree.grow(trees, PointTiles.SIZE, execution, pause);
        for (ProjectionTree tree : trees) {
            List<int[]> leaves = tree.leaves();
            // Leaves of one tree share no point, so that no two threads write one list.
            execution.forEach(leaves.size(), (lane, index) -> {
                pause.run();
                int[] leaf = leaves.get(index);
                var tiles = new PointTiles(points, leaf, frame);
                var all = new TileQueries(points, leaf, 0, leaf.length, tiles);
                new TileSearch(points, points, leaf, tiles).search(all, 0, lists);
            });
        }
    }

    /** Offers each point the neighbours of its neighbours, and of the points that have it as a neighbour. */
    private void visitNeighbours() {
        int count = points.count();
        int[] known = lists.neighbours();
        var backward = new NearestLists(count, k);
        for (int point = 0; point < count; point++) {
            for (int place = 0; place < k && known[point * k + place] >= 0; place++) {
                backward.offer(known[point * k + place], point, lists.distance(point, place));
            }
        }
        int[] back = backward.neighbours();
        var lanes = new int[execution.lanes()][];
        execution.forEach((count + POINTS_A_PIECE - 1) / POINTS_A_PIECE, (lane, piece) -> {
            pause.run();
            if (lanes[lane] == null) {
                lanes[lane] = new int[count];
                Arrays.fill(lanes[lane], -1);
            }
            int to = Math.min(count, (piece + 1) * POINTS_A_PIECE);
            for (int point = piece * POINTS_A_PIECE; point < to; point++) {
                visitFrom(point, known, back, lanes[lane]);
            }
        });
    }

    /** @param seen per point the last one that it was offered to */
    private void visitFrom(int point, int[] known, int[] back, int[] seen) {
        seen[point] = point;
        for (int place = 0; place < k; place++) {
            see(known[point * k + place], point, seen);
        }
        for (int place = 0; place < k; place++) {
            int next = known[point * k + place];
            offerAll(next, point, known, seen);
            offerAll(next, point, back, seen);
            int before = back[point * k + place];
            offerAll(before, point, known, seen);
            if (before >= 0 && seen[before] != point) {
                seen[before] = point;
                offer(point, before);
            }
        }
    }

    private static void see(int other, int point, int[] seen) {
        if (other >= 0) {
            seen[other] = point;
        }
    }

    private void offerAll(int of, int point, int[] neighbours, int[] seen) {
        for (int place = 0; of >= 0 && place < k; place++) {
            int other = neighbours[of * k + place];
            if (other >= 0 && seen[other] != point) {
                seen[other] = point;
                offer(point, other);
            }
        }
    }

    private void offer(int point, int other) {
        double distance = points.squaredDistance(point, other, lists.bound(point));
        if (distance <= lists.bound(point)) {
            lists.offer(point, other, distance);
        }
    }
}
