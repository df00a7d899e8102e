package io.labelwright.math.neighbour;

import io.labelwright.spi.kernel.Execution;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Looks for the nearest of some points in {@link RoundedBatch}es; for one thread. What these don't tell to be too far
 * is measured. Where they tell too little, since some points of a batch lie much closer together than others, a query
 * goes on with floats. The nearest batches come first, so that lists are short soon.
 */
final class RoundedSearch {

    /** Points that a search begins with, in floats, since distances have to be small to fit into 16 bits. */
    private static final int FIRST = 2 * PointTiles.SIZE;

    /** When so many points of a batch have to be measured, rounded coordinates don't pay. */
    private static final int MOST_MEASURED = 512;

    /** Points that are compared while one is measured for it. */
    private static final int MEASURED_COST = 200;

    /** Points that are compared while one is in floats. */
    private static final int FLOATS_COST = 3;

    private static final short[] NONE = new short[RoundedBatch.TILE];

    private final Points queries;
    private final Points points;
    private final int[] numbers;
    private final RoundedBatch[] batches;
    private final PointTiles.Frame frame;
    /** Of each tile of a batch {@link RoundedBatch#compare}. */
    private final short[][] compared = new short[RoundedBatch.TILES][RoundedBatch.TILE];

    private final short[] any = new short[RoundedBatch.TILE];
    /** Per tile of a batch the square that it is compared with. */
    private final int[] most = new int[RoundedBatch.TILES];
    /** Per tile of a batch what is below this may be near enough. */
    private final int[] below = new int[RoundedBatch.TILES];

    private long gain;

    /**
     * A search.
     *
     * @param numbers of {@code points}, in the order in which they stand in batches
     * @param frame that of {@code points}
     */
    RoundedSearch(Points queries, Points points, int[] numbers, RoundedBatch[] batches, PointTiles.Frame frame) {
        this.queries = queries;
        this.points = points;
        this.numbers = numbers;
        this.batches = batches;
        this.frame = frame;
    }

    /** Points in batches of {@link RoundedBatch#SIZE}. */
    static RoundedBatch[] batches(Points points, int[] numbers, Execution execution, Runnable pause) {
        var batches = new RoundedBatch[(numbers.length + RoundedBatch.SIZE - 1) / RoundedBatch.SIZE];
        execution.forEach(batches.length, (lane, batch) -> {
            pause.run();
            int to = Math.min(numbers.length, (batch + 1) * RoundedBatch.SIZE);
            batches[batch] = new RoundedBatch(points, Arrays.copyOfRange(numbers, batch * RoundedBatch.SIZE, to));
        });
        return batches;
    }

    /** How much time rounded points have saved; below 0 where all in floats would have taken less. */
    long gain() {
        return gain;
    }

    /** Fills the lists of some points that lie near each other. */
    void search(TileQueries asked, NearestLists lists, Runnable pause) {
        var inFloats = new int[asked.size()];
        boolean begun = false;
        for (int batch : nearestFirst(asked)) {
            pause.run();
            int from = batch * RoundedBatch.SIZE;
            int to = Math.min(numbers.length, from + RoundedBatch.SIZE);
            if (!begun) {
                searchFloats(asked, asked.all(), asked.size(), from, Math.min(to, from + FIRST), lists);
                begun = true;
            }
            int count = 0;
            for (int i = 0; i < asked.size(); i++) {
                int point = asked.point(i);
                if (!lists.isEnough(point)
                        && !batches[batch].isFarther(queries, point, lists.bound(point))
                        && !search(point, batch, lists)) {
                    inFloats[count++] = i;
                    gain -= (long) FLOATS_COST * (to - from);
                }
            }
            if (count > 0) {
                searchFloats(asked, inFloats, count, from, to, lists);
            }
        }
    }

    /** The batches, by how far their middle is from that of points. */
    private int[] nearestFirst(TileQueries asked) {
        var middle = new double[queries.dimensions()];
        for (int i = 0; i < asked.size(); i++) {
            for (int d = 0; d < middle.length; d++) {
                middle[d] += (double) queries.get(asked.point(i), d) / asked.size();
            }
        }
        return IntStream.range(0, batches.length)
                .boxed()
                .sorted(Comparator.comparingDouble(batch -> batches[batch].squaredDistance(middle)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void searchFloats(TileQueries asked, int[] which, int count, int from, int to, NearestLists lists) {
        int[] some = Arrays.copyOfRange(numbers, from, to);
        var tiles = new PointTiles(points, some, frame);
        var search = new TileSearch(queries, points, some, tiles);
        for (int tile = 0; tile < tiles.tiles(); tile++) {
            search.search(asked, which, count, tile, lists);
        }
    }

    /** Offers to the list of a point what is near enough in a batch; false, and not all is offered, if that is much. */
    private boolean search(int point, int number, NearestLists lists) {
        RoundedBatch batch = batches[number];
        RoundedBatch.Query query = batch.query(queries, point);
        for (int t = 0; t < batch.tiles(); t++) {
            most[t] = batch.mostSquare(query, t, lists.bound(point));
            if (most[t] == Short.MAX_VALUE) {
                return false;
            }
            batch.compare(query, t, most[t], compared[t]);
        }
        for (int t = batch.tiles(); t < RoundedBatch.TILES; t++) {
            Arrays.fill(compared[t], (short) 0);
        }
        gain += (long) batch.tiles() * RoundedBatch.TILE;
        unite(compared[0], compared[1], compared[2], compared[3], any);
        return offer(query, point, number, lists);
    }

    /** Not 0 where one of them is negative. */
    private static void unite(short[] a, short[] b, short[] c, short[] d, short[] any) {
        for (int p = 0; p < any.length; p++) {
            any[p] = (short) ((a[p] | b[p] | c[p] | d[p]) & Short.MIN_VALUE);
        }
    }

    private boolean offer(RoundedBatch.Query query, int point, int number, NearestLists lists) {
        RoundedBatch batch = batches[number];
        Arrays.fill(below, 0);
        int left = MOST_MEASURED;
        for (int place = nextNear(0); place < any.length && left > 0; place = nextNear(place + 1)) {
            for (int t = 0; t < batch.tiles(); t++) {
                if (compared[t][place] < below[t] && place < batch.size(t)) {
                    left--;
                    gain -= MEASURED_COST;
                    int other = numbers[number * RoundedBatch.SIZE + t * RoundedBatch.TILE + place];
                    double bound = lists.bound(point);
                    if ((queries != points || other != point)
                            && lists.offer(point, other, queries.squaredDistance(point, points, other, bound))) {
                        narrow(query, batch, lists.bound(point));
                    }
                }
            }
        }
        return left > 0;
    }

    /** The next place where a point may be near enough. */
    private int nextNear(int from) {
        int distance = Arrays.mismatch(any, from, any.length, NONE, from, NONE.length);
        return distance < 0 ? any.length : from + distance;
    }

    /** What is near enough from now on, since a list reaches less far. */
    private void narrow(RoundedBatch.Query query, RoundedBatch batch, double bound) {
        for (int t = 0; t < batch.tiles(); t++) {
            below[t] = batch.mostSquare(query, t, bound) - most[t];
        }
    }
}
