package io.labelwright.math.neighbour;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.kernel.Execution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Almost the nearest points of each point, in time that grows little faster than their number. Idea: trees whose nodes
 * halve their points by random planes put near points into the same leaf, where all pairs are compared
 * ({@link TileSearch}); and neighbours of neighbours are tried, since a neighbour of a neighbour is often a neighbour:
 * the more often the fewer dimensions the points really have, and the better the neighbours are already. After each
 * round of trees and each visit of neighbours the recall is measured: the share of the true neighbours of a sample of
 * points that were found. What found more for what it costs when it was last done is done next. It ends when the recall
 * is what was asked for, or when a budget is spent.
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

    /** What a visit of neighbours costs, in rounds of trees. */
    private static final int VISIT = 2;

    /** How much may be spent, in rounds of trees. */
    private static final int BUDGET = 16;

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
    /** The lists at the last visit of neighbours. */
    private int @Nullable [] knownBefore;

    private int @Nullable [] backBefore;

    private ForestNeighbours(Points points, int k, SeededRandom random, Execution execution, Runnable pause) {
        this.points = points;
        this.execution = execution;
        this.pause = pause;
        this.random = random;
        this.frame = new PointTiles.Frame(points);
        this.lists = new NearestLists(points.count(), k, NearEnough.NEVER);
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
        search.plant(0);
        double found = search.recall(sample, truth);
        int rounds = 1;
        int spent = 1;
        // What each found when it was last done; a visit is worth a try once the first trees tell of neighbours.
        double byTrees = found;
        double byVisit = 1;
        while (found < recall && spent < BUDGET) {
            double before = found;
            if (byVisit < VISIT * byTrees) {
                search.plant(rounds++);
                found = search.recall(sample, truth);
                byTrees = found - before;
                spent++;
            } else {
                search.visitNeighbours();
                found = search.recall(sample, truth);
                byVisit = found - before;
                spent += VISIT;
            }
        }
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
                lanes[lane] = new NearestLists(sample.length, k + 1, NearEnough.NEVER);
            }
            int from = piece * POINTS_A_PIECE;
            int[] some = Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + POINTS_A_PIECE));
            var tiles = new PointTiles(points, some, frame);
            var search = new TileSearch(queries, points, some, tiles);
            var all = new TileQueries(queries, asked, 0, asked.length, frame);
            for (int tile = 0; tile < tiles.tiles(); tile++) {
                search.search(all, tile, lanes[lane]);
            }
        });
        var all = new NearestLists(sample.length, k + 1, NearEnough.NEVER);
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
                var all = new TileQueries(points, leaf, 0, leaf.length, frame);
                new TileSearch(points, points, leaf, tiles).search(all, 0, lists);
            });
        }
    }

    /** Offers each point the neighbours of its neighbours, and of the points that have it as a neighbour. */
    private void visitNeighbours() {
        int count = points.count();
        int[] known = lists.neighbours();
        var backward = new NearestLists(count, k, NearEnough.NEVER);
        for (int point = 0; point < count; point++) {
            for (int place = 0; place < k && known[point * k + place] >= 0; place++) {
                backward.offer(known[point * k + place], point, lists.distance(point, place));
            }
        }
        int[] back = backward.neighbours();
        boolean[] newKnown = newIn(known, knownBefore);
        boolean[] newBack = newIn(back, backBefore);
        knownBefore = known;
        backBefore = back;
        var lanes = new Candidates[execution.lanes()];
        execution.forEach((count + POINTS_A_PIECE - 1) / POINTS_A_PIECE, (lane, piece) -> {
            pause.run();
            if (lanes[lane] == null) {
                lanes[lane] = new Candidates();
            }
            int to = Math.min(count, (piece + 1) * POINTS_A_PIECE);
            for (int point = piece * POINTS_A_PIECE; point < to; point++) {
                lanes[lane].offerTo(point, known, back, newKnown, newBack);
            }
        });
    }

    /** Which links were not there at the visit before; two old ones after each other lead to what is known. */
    private boolean[] newIn(int[] links, int @Nullable [] before) {
        var fresh = new boolean[links.length];
        if (before == null) {
            Arrays.fill(fresh, true);
            return fresh;
        }
        execution.forEach((points.count() + POINTS_A_PIECE - 1) / POINTS_A_PIECE, (lane, piece) -> {
            int to = Math.min(points.count(), (piece + 1) * POINTS_A_PIECE);
            for (int at = piece * POINTS_A_PIECE * k; at < to * k; at++) {
                int row = at / k * k;
                boolean found = false;
                for (int place = row; place < row + k; place++) {
                    found |= before[place] == links[at];
                }
                fresh[at] = !found;
            }
        });
        return fresh;
    }

    /** Points that one thread offers to another one, each once. */
    private final class Candidates {

        /** Per point the last one that it was offered to. */
        private final int[] seen = new int[points.count()];

        private final int[] found = new int[k * (3 * k + 1)];
        private int size;

        Candidates() {
            Arrays.fill(seen, -1);
        }

        void offerTo(int point, int[] known, int[] back, boolean[] newKnown, boolean[] newBack) {
            size = 0;
            seen[point] = point;
            for (int place = point * k; place < (point + 1) * k; place++) {
                if (known[place] >= 0) {
                    seen[known[place]] = point;
                }
            }
            for (int place = point * k; place < (point + 1) * k; place++) {
                add(known[place], point, known, newKnown, newKnown[place]);
                add(known[place], point, back, newBack, newKnown[place]);
                add(back[place], point, known, newKnown, newBack[place]);
                if (newBack[place]) {
                    add(back[place], point);
                }
            }
            points.bringNear(found, 0, size);
            for (int i = 0; i < size; i++) {
                offer(point, found[i]);
            }
        }

        /** Adds those that a neighbour has links to; only by new ones, where the link to it is old. */
        private void add(int of, int point, int[] links, boolean[] fresh, boolean all) {
            for (int place = of * k; of >= 0 && place < (of + 1) * k; place++) {
                if (all || fresh[place]) {
                    add(links[place], point);
                }
            }
        }

        private void add(int other, int point) {
            if (other >= 0 && seen[other] != point) {
                seen[other] = point;
                found[size++] = other;
            }
        }
    }

    private void offer(int point, int other) {
        double distance = points.squaredDistance(point, points, other, lists.bound(point));
        if (distance <= lists.bound(point)) {
            lists.offer(point, other, distance);
        }
    }
}
