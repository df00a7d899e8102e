package io.labelwright.imbalance.target;

import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.Percentiles;
import io.labelwright.math.random.Multinomial;
import io.labelwright.math.random.SeededRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The figures of two ways to answer the same items, and their difference, with intervals. Items are drawn anew with
 * replacement, both answers of an item together, so that the interval of the difference leaves out what is hard for
 * both. A draw is one over the cells (truth, one answer, other answer): its cost does not grow with the items.
 */
public final class PairedFigures {

    private static final int CHECK_EVERY = 64;

    private final Target target;
    /** Per cell truth, one answer, other answer. */
    private final int[][] cells;

    private final long[] counts;

    private PairedFigures(Target target, int[][] cells, long[] counts) {
        this.target = target;
        this.cells = cells;
        this.counts = counts;
    }

    /**
     * Compares two answers to each item.
     *
     * @param truth per item its class
     */
    public static PairedFigures of(Target target, int[] truth, int[] one, int[] other) {
        long classes = target.costs().length;
        Map<Long, Long> byKey = new HashMap<>();
        for (int i = 0; i < truth.length; i++) {
            byKey.merge((truth[i] * classes + one[i]) * classes + other[i], 1L, Long::sum);
        }
        var sorted = new TreeMap<>(byKey);
        var cells = new int[sorted.size()][];
        int next = 0;
        for (long key : sorted.keySet()) {
            cells[next++] =
                    new int[] {(int) (key / classes / classes), (int) (key / classes % classes), (int) (key % classes)};
        }
        return new PairedFigures(
                target,
                cells,
                sorted.values().stream().mapToLong(count -> count).toArray());
    }

    /** The figure of the one answer. */
    public double one() {
        return target.figure(tally(counts, 1));
    }

    /** The figure of the other answer. */
    public double other() {
        return target.figure(tally(counts, 2));
    }

    /** By how much the other answer is better: above 0 where it is, for costs, too. */
    public double gain() {
        return gain(counts);
    }

    private double gain(long[] cellCounts) {
        double one = target.figure(tally(cellCounts, 1));
        double other = target.figure(tally(cellCounts, 2));
        return target.metric() == TargetMetric.COST ? one - other : other - one;
    }

    private Tally tally(long[] cellCounts, int answer) {
        var tally = new Tally(target.costs());
        for (int c = 0; c < cells.length; c++) {
            tally.add(cells[c][0], cells[c][answer], cellCounts[c]);
        }
        return tally;
    }

    /** The interval of the figure of the one answer. */
    public @Nullable Interval ofOne(SeededRandom random, int replicates, double level, Runnable pause) {
        return interval(drawn -> target.figure(tally(drawn, 1)), random, replicates, level, pause);
    }

    /** The interval of the figure of the other answer. */
    public @Nullable Interval ofOther(SeededRandom random, int replicates, double level, Runnable pause) {
        return interval(drawn -> target.figure(tally(drawn, 2)), random, replicates, level, pause);
    }

    /** The interval of {@link #gain}. */
    public @Nullable Interval ofGain(SeededRandom random, int replicates, double level, Runnable pause) {
        return interval(this::gain, random, replicates, level, pause);
    }

    private @Nullable Interval interval(
            ToDoubleFunction<long[]> figure, SeededRandom random, int replicates, double level, Runnable pause) {
        if (replicates == 0 || Double.isNaN(figure.applyAsDouble(counts))) {
            return null;
        }
        var figures = new double[replicates];
        var drawn = new long[counts.length];
        for (int r = 0; r < replicates; r++) {
            if (r % CHECK_EVERY == 0) {
                pause.run();
            }
            Multinomial.resample(random.sequence(r), counts, drawn);
            figures[r] = figure.applyAsDouble(drawn);
        }
        return Percentiles.of(figures, level);
    }
}
