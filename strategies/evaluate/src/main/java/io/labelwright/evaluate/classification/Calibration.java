package io.labelwright.evaluate.classification;

import io.labelwright.math.function.PortableLog;
import io.labelwright.math.interval.Interval;
import io.labelwright.math.interval.Percentiles;
import io.labelwright.math.random.Multinomial;
import io.labelwright.math.random.SeededRandom;
import io.labelwright.spi.StageContext;
import org.jspecify.annotations.Nullable;

/**
 * How far the confidence of labels can be believed, over the labelled judged items that have one. NaN stands for a
 * figure that is not defined.
 *
 * <ul>
 *   <li>expected calibration error (Guo et al. 2017): in ten bins {@code (0, 0.1], ..., (0.9, 1]} of confidence the gap
 *       between accuracy and mean confidence, averaged by items;
 *   <li>Brier score (Brier 1950): mean of {@code sum_k (p_k - [k is true])^2}, from 0 to 2;
 *   <li>log loss: mean of {@code -ln p} of the true class, with {@code p} at least 2^-52 as in scikit-learn.
 * </ul>
 *
 * <p>For the intervals items are drawn anew. Values are rounded to the mean of their cell there, 640 cells of
 * confidence and {@link Losses#CELLS} of loss, so that memory and time of a draw don't grow with the number of items.
 * The error grows by chance alone in any resample; its interval begins at the value at the latest.
 */
final class Calibration {

    private static final int BINS = 10;
    private static final int CELLS_PER_BIN = 64;
    private static final int CELLS = BINS * CELLS_PER_BIN;
    private static final int CHECK_EVERY = 64;

    private static final double LEAST_PROBABILITY = 0x1p-52;
    private static final double LARGEST_LOG_LOSS = -PortableLog.log(LEAST_PROBABILITY);

    /** Items by cell of confidence, the wrong ones first, then the right ones. */
    private final long[] items = new long[2 * CELLS];

    private final double[] confidences = new double[2 * CELLS];
    private final Losses brier = new Losses(2);
    private final Losses log = new Losses(LARGEST_LOG_LOSS);

    /** Adds an item's label. */
    void addConfidence(double confidence, boolean right) {
        int bin = (int) Math.max(0, Math.ceil(confidence * BINS) - 1);
        int cell = (int) Math.min(CELLS_PER_BIN - 1, (confidence * BINS - bin) * CELLS_PER_BIN);
        int at = (right ? CELLS : 0) + bin * CELLS_PER_BIN + Math.max(0, cell);
        items[at]++;
        confidences[at] += confidence;
    }

    /** Adds an item's probabilities by class. */
    void addProbabilities(double[] p, int truth) {
        double square = 0;
        for (int k = 0; k < p.length; k++) {
            double apart = p[k] - (k == truth ? 1 : 0);
            square += apart * apart;
        }
        brier.add(square);
        log.add(-PortableLog.log(Math.max(LEAST_PROBABILITY, p[truth])));
    }

    double expectedCalibrationError() {
        return error(items);
    }

    double brierScore() {
        return brier.mean();
    }

    double logLoss() {
        return log.mean();
    }

    private double error(long[] counts) {
        double gaps = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double gap = 0;
            for (int cell = bin * CELLS_PER_BIN; cell < (bin + 1) * CELLS_PER_BIN; cell++) {
                gap += gap(counts, cell, 0) + gap(counts, cell + CELLS, 1);
                all += (double) counts[cell] + counts[cell + CELLS];
            }
            gaps += Math.abs(gap);
        }
        return all == 0 ? Double.NaN : gaps / all;
    }

    private double gap(long[] counts, int cell, int right) {
        return counts[cell] == 0 ? 0 : counts[cell] * (right - confidences[cell] / items[cell]);
    }

    /** The interval of the calibration error; null where it is not defined. */
    @Nullable
    Interval ofError(StageContext context, SeededRandom random, int replicates, double level) {
        double value = expectedCalibrationError();
        if (replicates == 0 || Double.isNaN(value)) {
            return null;
        }
        var drawn = new long[items.length];
        var errors = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            if (r % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
            Multinomial.resample(random.sequence(r), items, drawn);
            errors[r] = error(drawn);
        }
        Interval interval = Percentiles.of(errors, level);
        return interval == null
                ? null
                : new Interval(Math.min(value, interval.low()), Math.max(value, interval.high()));
    }

    /** The interval of the Brier score. */
    @Nullable
    Interval ofBrierScore(StageContext context, SeededRandom random, int replicates, double level) {
        context.checkCancelled();
        return brier.interval(random, replicates, level);
    }

    /** The interval of the log loss. */
    @Nullable
    Interval ofLogLoss(StageContext context, SeededRandom random, int replicates, double level) {
        context.checkCancelled();
        return log.interval(random, replicates, level);
    }

    /** Losses of items, by size. */
    static final class Losses {

        /** Cells of equal width. */
        static final int CELLS = 1_024;

        private final double largest;
        private final long[] items = new long[CELLS];
        private final double[] sums = new double[CELLS];

        Losses(double largest) {
            this.largest = largest;
        }

        void add(double loss) {
            int cell = (int) Math.max(0, Math.min(CELLS - 1, loss / largest * CELLS));
            items[cell]++;
            sums[cell] += loss;
        }

        double mean() {
            return mean(items);
        }

        private double mean(long[] counts) {
            double sum = 0;
            double all = 0;
            for (int cell = 0; cell < CELLS; cell++) {
                if (counts[cell] > 0) {
                    sum += counts[cell] * (sums[cell] / items[cell]);
                    all += counts[cell];
                }
            }
            return all == 0 ? Double.NaN : sum / all;
        }

        @Nullable
        Interval interval(SeededRandom random, int replicates, double level) {
            if (replicates == 0 || Double.isNaN(mean())) {
                return null;
            }
            var drawn = new long[CELLS];
            var means = new double[replicates];
            for (int r = 0; r < replicates; r++) {
                Multinomial.resample(random.sequence(r), items, drawn);
                means[r] = mean(drawn);
            }
            return Percentiles.of(means, level);
        }
    }
}
