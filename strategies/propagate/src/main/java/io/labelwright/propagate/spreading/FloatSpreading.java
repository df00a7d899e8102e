package io.labelwright.propagate.spreading;

import io.labelwright.math.graph.FloatSums;
import io.labelwright.math.graph.NeighbourSums;
import io.labelwright.math.graph.Reach;
import io.labelwright.propagate.method.Ground;
import io.labelwright.propagate.seed.Seeds;
import io.labelwright.propagate.solve.StateBytes;
import io.labelwright.spi.kernel.Stepwise;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Label spreading in floats. It holds {@code X = c D^-1/2 F}, of which a step is {@code X <- alpha D^-1 W X + c (1 -
 * alpha) D^-1/2 Y}: neighbours are only added up, and one factor per node does the rest. How far F moved is seen while
 * a row is near. Each step makes a relative error of some 1e-7, of which the next ones keep the share alpha.
 *
 * <p>c is a power of 2 that makes the largest number about {@code 2^100}. Since D^-1 W takes means no number ever
 * exceeds the largest one at the start, so there is room below for sixty powers of ten, which is far from labels.
 * Whoever asks looks afterwards whether that was {@link #lostSome enough}.
 */
final class FloatSpreading implements Stepwise {

    /** Smallest tolerance of a row's change for which floats are exact enough. */
    private static final double FINEST_TOLERANCE = 1e-6;

    /** A row that moved by less of its sum did not move but was rounded. */
    private static final double ROUNDED = 5e-7;

    private static final int LARGEST = 100;

    /** A row whose sum is below has lost places of its smaller numbers, or all of them. */
    private static final float LEAST_SUM = 1e-30f;

    private final Ground ground;
    private final FloatSums sums;
    private final double alpha;
    private final double tolerance;
    /** Per node {@code sqrt(d)}; 1 without edges, where X is F. */
    private final float[] root;
    /** Per node {@code alpha / d}; 0 without edges. */
    private final float[] factor;
    /** Seeds by ascending node. */
    private final int[] seedOrder;

    /** c. */
    private final double unit;

    private final double[] change;
    private float[] current;
    private float[] next;

    FloatSpreading(Ground ground, double alpha, double tolerance) {
        this.ground = ground;
        this.sums = new FloatSums(ground.sums(), ground.classes());
        this.alpha = alpha;
        this.tolerance = tolerance;
        this.root = new float[ground.nodes()];
        this.factor = new float[ground.nodes()];
        for (int node = 0; node < root.length; node++) {
            double degree = ground.graph().weightedDegree(node);
            root[node] = degree > 0 ? (float) Math.sqrt(degree) : 1;
            factor[node] = degree > 0 ? (float) (alpha / degree) : 0;
        }
        Seeds seeds = ground.seeds();
        this.seedOrder = IntStream.range(0, seeds.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(seeds.node()[a], seeds.node()[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double most = 0;
        for (int i = 0; i < seeds.size(); i++) {
            for (int k = 0; k < seeds.classes(); k++) {
                most = Math.max(most, seeds.weight()[i] * seeds.belief(i, k) / root[seeds.node()[i]]);
            }
        }
        this.unit = Math.scalb(1.0, LARGEST - Math.getExponent(most));
        this.change = new double[sums.pieces()];
        this.current = sums.matrix();
        this.next = sums.matrix();
    }

    /** Whether floats do as well as doubles: by what the tolerance asks for, and by the degrees of nodes. */
    static boolean suits(Ground ground, double tolerance) {
        boolean fineEnough = tolerance == 0 || tolerance >= FINEST_TOLERANCE;
        return fineEnough && FloatSums.suits(ground.graph(), ground.classes());
    }

    @Override
    public String words() {
        return "float " + alpha + " " + tolerance + " " + current.length + " "
                + ground.graph().edges() + " " + ground.seeds().size();
    }

    @Override
    public void begin() {
        Arrays.fill(current, 0);
        for (int i = 0; i < seedOrder.length; i++) {
            add(i, 1, current);
        }
    }

    /** Adds a share of what a seed was given. */
    private void add(int place, double share, float[] to) {
        Seeds seeds = ground.seeds();
        int seed = seedOrder[place];
        int node = seeds.node()[seed];
        for (int k = 0; k < seeds.classes(); k++) {
            to[sums.row(node) + k] +=
                    (float) (unit * share * seeds.weight()[seed] * seeds.belief(seed, k) / root[node]);
        }
    }

    @Override
    public double step(int index) {
        Arrays.fill(change, 0);
        float[] from = current;
        float[] to = next;
        sums.of(from, to, (piece, first, end) -> finish(from, to, piece, first, end));
        current = to;
        next = from;
        return Arrays.stream(change).max().orElse(0);
    }

    private void finish(float[] from, float[] to, int piece, int first, int end) {
        int width = ground.width();
        int place = firstSeed(first);
        double most = change[piece];
        for (int node = first; node < end; node++) {
            int row = sums.row(node);
            float moved = scale(factor[node], from, to, row, row + width);
            if (place < seedOrder.length && ground.seeds().node()[seedOrder[place]] == node) {
                add(place++, 1 - alpha, to);
                moved = scale(1, from, to, row, row + width);
            }
            double way = (double) moved * root[node] / unit;
            if (way > most && moved > ROUNDED * sum(to, row, row + width)) {
                most = way;
            }
        }
        change[piece] = most;
    }

    /**
     * Multiplies a row, four sums at a time.
     *
     * @return how far it is from another one
     */
    private static float scale(float factor, float[] from, float[] to, int row, int end) {
        float moved0 = 0;
        float moved1 = 0;
        float moved2 = 0;
        float moved3 = 0;
        for (int at = row; at < end; at += 4) {
            float one0 = to[at] * factor;
            float one1 = to[at + 1] * factor;
            float one2 = to[at + 2] * factor;
            float one3 = to[at + 3] * factor;
            to[at] = one0;
            to[at + 1] = one1;
            to[at + 2] = one2;
            to[at + 3] = one3;
            moved0 += Math.abs(one0 - from[at]);
            moved1 += Math.abs(one1 - from[at + 1]);
            moved2 += Math.abs(one2 - from[at + 2]);
            moved3 += Math.abs(one3 - from[at + 3]);
        }
        return (moved0 + moved1) + (moved2 + moved3);
    }

    private static float sum(float[] rows, int row, int end) {
        float sum = 0;
        for (int at = row; at < end; at++) {
            sum += rows[at];
        }
        return sum;
    }

    /** The place of the first seed that is not before a node. */
    private int firstSeed(int node) {
        int from = 0;
        int to = seedOrder.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ground.seeds().node()[seedOrder[middle]] < node) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * Whether what labels have reached is so small somewhere that floats do not hold it, as at the end of a long chain.
     *
     * @param steps how many were made
     */
    boolean lostSome(int steps) {
        var small = new boolean[sums.pieces()];
        ground.sums().forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                small[piece] |= isSmall(node);
            }
        });
        boolean any = false;
        for (boolean one : small) {
            any |= one;
        }
        if (!any) {
            return false;
        }
        // What is too far away to be reached by so many steps is 0 in doubles, too.
        int[] away = Reach.steps(ground.graph(), ground.seeds().node());
        for (int node = 0; node < away.length; node++) {
            if (away[node] >= 0 && away[node] <= steps && isSmall(node)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSmall(int node) {
        int row = sums.row(node);
        return sum(current, row, row + ground.width()) < LEAST_SUM;
    }

    /** F in doubles. */
    double[] scores() {
        NeighbourSums rows = ground.sums();
        double[] f = rows.matrix();
        rows.forEach((piece, from, to) -> {
            for (int node = from; node < to; node++) {
                for (int k = 0; k < ground.classes(); k++) {
                    f[node * rows.width() + k] = (double) current[sums.row(node) + k] * root[node] / unit;
                }
            }
        });
        return f;
    }

    @Override
    public boolean isDone(double residual, int index) {
        return residual < tolerance;
    }

    @Override
    public long size() {
        return StateBytes.size(current);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        StateBytes.write(current, out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        StateBytes.read(in, current);
    }
}
