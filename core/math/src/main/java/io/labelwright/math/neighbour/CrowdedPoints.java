package io.labelwright.math.neighbour;

import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.kernel.Execution;
import java.util.Arrays;
import java.util.List;

/**
 * Tells points that have enough others nearer than a distance of their own. Looks in leaves of {@link ProjectionTree}s,
 * a tree after the other, for those only that are not told yet; so points that have enough may be missed, and none is
 * told wrongly. Depends on points and random numbers alone, not on the number of threads.
 */
public final class CrowdedPoints {

    /** Trees at most. */
    private static final int TREES = 4;

    /** The next tree is worth it when the last one has told one of so many points. */
    private static final int WORTH = 64;

    private final Points points;
    private final int k;
    private final double[] limit;
    private final boolean[] crowded;
    private final PointTiles.Frame frame;

    private CrowdedPoints(Points points, int k, double[] limit) {
        this.points = points;
        this.k = k;
        this.limit = limit;
        this.crowded = new boolean[points.count()];
        this.frame = new PointTiles.Frame(points);
    }

    /**
     * Which points are known to have so many others near.
     *
     * @param k how many, at least 1
     * @param limit per point the squared distance that they must be below
     * @param pause called now and then; may throw to end the computation
     */
    public static boolean[] of(
            Points points, int k, double[] limit, SeededRandom random, Execution execution, Runnable pause) {
        var search = new CrowdedPoints(points, k, limit);
        int told = 0;
        for (int t = 0; t < TREES; t++) {
            var tree = new ProjectionTree(points, random.stream(t));
            ProjectionTree.grow(List.of(tree), PointTiles.SIZE, execution, pause);
            List<int[]> leaves = tree.leaves();
            execution.forEach(leaves.size(), (lane, leaf) -> {
                pause.run();
                search.look(leaves.get(leaf));
            });
            int before = told;
            told = search.told();
            if ((long) (told - before) * WORTH < points.count()) {
                break;
            }
        }
        return search.crowded;
    }

    private int told() {
        int told = 0;
        for (boolean one : crowded) {
            told += one ? 1 : 0;
        }
        return told;
    }

    /** Leaves of a tree share no point, so that no two threads write about one. */
    private void look(int[] leaf) {
        int[] open = Arrays.stream(leaf).filter(point -> !crowded[point]).toArray();
        if (open.length == 0) {
            return;
        }
        var tiles = new PointTiles(points, leaf, frame);
        var asked = new TileQueries(points, open, 0, open.length, frame);
        var rows = new float[PointTiles.AT_ONCE][];
        var nearness = new float[PointTiles.AT_ONCE][PointTiles.SIZE];
        for (int tile = 0; tile < tiles.tiles(); tile++) {
            for (int q = 0; q < open.length; q += PointTiles.AT_ONCE) {
                int some = asked.rows(q, rows);
                tiles.nearness(rows, some, tile, nearness);
                for (int i = 0; i < some; i++) {
                    double least = asked.square(q + i) / 2 - tiles.error(asked.square(q + i), tile);
                    float bound = (float) (least - tiles.halfBound(limit[open[q + i]]));
                    crowded[open[q + i]] |= hasEnough(open[q + i], leaf, tile, nearness[i], bound, tiles.kernel());
                }
            }
        }
    }

    private boolean hasEnough(int query, int[] leaf, int tile, float[] near, float bound, TileKernel kernel) {
        int first = tile * PointTiles.SIZE;
        int end = Math.min(leaf.length - first, PointTiles.SIZE);
        int found = 0;
        for (int p = kernel.next(near, 0, end, bound); p < end && found < k; p = kernel.next(near, p + 1, end, bound)) {
            int point = leaf[first + p];
            if (point != query && points.squaredDistance(query, points, point) < limit[query]) {
                found++;
            }
        }
        return found >= k;
    }
}
