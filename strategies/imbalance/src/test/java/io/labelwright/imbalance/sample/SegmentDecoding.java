package io.labelwright.imbalance.sample;

import io.labelwright.math.random.RandomSequence;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.testkit.CollectedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * Finds out from made rows alone on which segments between a row and one of its nearest of the same class they lie, and
 * whether rows, ranks of neighbours and places on the segments are drawn evenly. Where two segments explain a row,
 * since each of two rows is a neighbour of the other, one of them is drawn.
 */
public final class SegmentDecoding {

    private static final double CLOSE = 1e-9;

    private final double baseProbability;
    private final double rankProbability;
    private final double gapProbability;
    private final int count;

    private SegmentDecoding(int[] base, int[] rank, double[] gap) {
        this.count = gap.length;
        this.baseProbability = evenness(base);
        this.rankProbability = evenness(rank);
        double d = 0;
        double[] sorted = gap.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            d = Math.max(d, Math.max(sorted[i] - (double) i / count, (i + 1.0) / count - sorted[i]));
        }
        this.gapProbability = 1 - new KolmogorovSmirnovTest().ksSum(d * Math.sqrt(count), 1e-12, 100_000);
    }

    /**
     * Decodes rows of a class.
     *
     * @throws AssertionError when a row lies on no segment
     */
    public static SegmentDecoding of(Rows rows, String label, int k, List<?> made) {
        int[] members = IntStream.range(0, rows.size())
                .filter(row -> rows.label(row).equals(label))
                .toArray();
        var segments = new ArrayList<int[]>();
        for (int i : members) {
            int[] near = Arrays.stream(members)
                    .filter(j -> j != i)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> square(rows.row(i), rows.row(j))))
                    .limit(k)
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int r = 0; r < near.length; r++) {
                segments.add(new int[] {Arrays.binarySearch(members, i), r, i, near[r]});
            }
        }
        var base = new int[members.length];
        var rank = new int[k];
        var gap = new double[made.size()];
        RandomSequence draws = SeededRandom.of(3).sequence(0);
        for (int m = 0; m < gap.length; m++) {
            double[] row = numbers(made.get(m), rows.row(0).length);
            var fits = new ArrayList<int[]>();
            for (int[] segment : segments) {
                double[] from = rows.row(segment[2]);
                double[] to = rows.row(segment[3]);
                double part = part(row, from, to);
                if (part > -CLOSE && part < 1 + CLOSE && distance(row, from, to, part) < CLOSE) {
                    fits.add(segment);
                }
            }
            if (fits.isEmpty()) {
                throw new AssertionError("made row " + m + " lies on no segment: " + Arrays.toString(row));
            }
            int[] segment = fits.get(draws.nextInt(fits.size()));
            base[segment[0]]++;
            rank[segment[1]]++;
            gap[m] = Math.min(1, Math.max(0, part(row, rows.row(segment[2]), rows.row(segment[3]))));
        }
        return new SegmentDecoding(base, rank, gap);
    }

    private static double[] numbers(Object made, int width) {
        if (made instanceof double[] values) {
            return values;
        }
        var row = (CollectedRow) made;
        return IntStream.range(0, width).mapToDouble(c -> row.number("f" + c)).toArray();
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return sum;
    }

    private static double part(double[] row, double[] from, double[] to) {
        double sum = 0;
        for (int c = 0; c < row.length; c++) {
            sum += (row[c] - from[c]) * (to[c] - from[c]);
        }
        return sum / Math.max(square(from, to), 1e-300);
    }

    private static double distance(double[] row, double[] from, double[] to, double part) {
        double sum = 0;
        for (int c = 0; c < row.length; c++) {
            double of = from[c] + part * (to[c] - from[c]) - row[c];
            sum += of * of;
        }
        return Math.sqrt(sum);
    }

    /** The probability of counts at least as uneven as these where all are equally likely. */
    private static double evenness(int[] counts) {
        double mean = Arrays.stream(counts).average().orElseThrow();
        double chi = Arrays.stream(counts)
                .mapToDouble(n -> (n - mean) * (n - mean) / mean)
                .sum();
        return 1 - new ChiSquaredDistribution(counts.length - 1).cumulativeProbability(chi);
    }

    /** How many rows were decoded. */
    public int count() {
        return count;
    }

    /** The smallest of the probabilities of what was found, if all were drawn evenly. */
    public double leastProbability() {
        return Math.min(baseProbability, Math.min(rankProbability, gapProbability));
    }

    @Override
    public String toString() {
        return "base " + baseProbability + ", rank " + rankProbability + ", gap " + gapProbability;
    }
}
