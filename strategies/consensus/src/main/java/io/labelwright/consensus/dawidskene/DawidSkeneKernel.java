package io.labelwright.consensus.dawidskene;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.annotator.ConfusionSmoothing;
import io.labelwright.consensus.product.ItemBatch;
import io.labelwright.consensus.product.RowCounts;
import io.labelwright.consensus.product.RowProducts;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Expectation-maximisation for Dawid and Skene's model over blocks of items.
 *
 * <pre>
 *   E-step (2.3 to 2.5 of the paper): q[i][k] = pi[k] prod over answers (w, l) of i of theta[w][k][l], normalised
 *   M-step (2.3, 2.4):                theta, pi from N[w][k][l] = sum over answers (i, w, l) of q[i][k]
 * </pre>
 *
 * <p>What annotators answered before is added to N, of which theta is made; pi is of these items alone.
 *
 * <p>An incremental kernel keeps N from iteration to iteration and adds what has changed (see
 * {@link CountedPosteriors}): a third of the time less, probabilities equal to 1e-5 or better.
 *
 * <p>The first pass takes shares of votes for q. Products are used instead of sums of logarithms, rescaled before they
 * can vanish. Everything that is added up (N, class masses, log-likelihood) goes into fixed-point cells, so the result
 * has the same bits for any threads and blocks. Cost O(answers K) a pass. It fails, as any such model, where most
 * annotators share one error: then the error is taken for the truth.
 */
final class DawidSkeneKernel implements IterativeKernel<Parameters, CountedPosteriors> {

    /** A log-likelihood of one answer lies in [-24, 0]; divided by this it fits the accumulator's range. */
    private static final double LIKELIHOOD_SCALE = 64;

    /** So many factors of at least 1e-10 can be multiplied before a rescaling is due. */
    private static final int SAFE_FACTORS = 22;

    private static final double TINY = 0x1p-256;
    private static final double HUGE = 0x1p256;
    private static final double LOG_HUGE = 256 * PortableLog.log(2);

    private final int annotators;
    private final int classes;
    private final long answers;
    private final double smoothing;
    private final double tolerance;
    private final double @Nullable [] givenPriors;
    private final @Nullable AnnotatorHistory history;
    private final boolean incremental;

    /** @param incremental not without smoothing, where it matters whether a cell is 1e-9 or 0 */
    DawidSkeneKernel(
            int annotators,
            int classes,
            long answers,
            double smoothing,
            double tolerance,
            double @Nullable [] givenPriors,
            @Nullable AnnotatorHistory history,
            boolean incremental) {
        this.annotators = annotators;
        this.classes = classes;
        this.answers = answers;
        this.smoothing = smoothing;
        this.tolerance = tolerance;
        this.givenPriors = givenPriors;
        this.history = history;
        this.incremental = incremental;
    }

    @Override
    public Shape shape() {
        return Shape.of((long) annotators * classes * classes + classes + 1, 0);
    }

    @Override
    public Parameters initial() {
        return new Parameters(
                new double[0], new double[classes], new boolean[classes], -1e300, new double[0], new double[0]);
    }

    /** Without items where everything is counted anew. */
    @Override
    public CountedPosteriors state(AnnotationBlock block) {
        return new CountedPosteriors(incremental ? block.items : 0, classes);
    }

    @Override
    public void accumulate(AnnotationBlock block, CountedPosteriors state, Parameters parameters, Accumulator into) {
        var batch = new ItemBatch(block, classes, classes);
        var products = new double[ItemBatch.size(classes)];
        var units = new long[ItemBatch.size(classes)];
        var moved = new int[ItemBatch.size(1)];
        var one = new double[classes];
        var mass = new long[classes];
        double likelihoodUnit = into.unit() / LIKELIHOOD_SCALE;
        long likelihood = 0;
        while (batch.next()) {
            if (!parameters.start()) {
                RowProducts.multiply(batch, parameters.priors(), parameters.theta(), products);
            }
            int count = 0;
            for (int item = batch.first(), at = 0; item < batch.end(); item++, at += classes) {
                int answers = block.start[item + 1] - block.start[item];
                if (answers == 0) {
                    continue;
                }
                double log;
                boolean counts;
                if (parameters.start() || answers > SAFE_FACTORS || block.known[item] >= 0) {
                    log = posterior(block, item, parameters, one);
                    counts = count(state, item, one, 0, 1, into.unit(), units, at);
                } else {
                    double sum = 0;
                    for (int c = at; c < at + classes; c++) {
                        sum += products[c];
                    }
                    log = PortableLog.log(sum);
                    counts = count(state, item, products, at, 1 / sum, into.unit(), units, at);
                }
                likelihood += Math.round(log * likelihoodUnit);
                if (counts) {
                    moved[count++] = item - batch.first();
                    for (int c = 0; c < classes; c++) {
                        mass[c] += units[at + c];
                    }
                }
            }
            RowCounts.add(batch, moved, count, units, into.cells);
        }
        add(mass, likelihood, into);
    }

    private void add(long[] mass, long likelihood, Accumulator into) {
        int massAt = annotators * classes * classes;
        for (int c = 0; c < classes; c++) {
            into.cells[massAt + c] += mass[c];
        }
        into.cells[massAt + classes] += likelihood;
    }

    /** What an item adds to the counts, in units; false if nothing. See {@link CountedPosteriors#move}. */
    private boolean count(
            CountedPosteriors state,
            int item,
            double[] q,
            int from,
            double inverse,
            double unit,
            long[] units,
            int at) {
        if (incremental) {
            return state.move(item, q, from, inverse, unit, units, at);
        }
        double scale = inverse * unit;
        for (int c = 0; c < classes; c++) {
            units[at + c] = (long) (q[from + c] * scale + 0.5);
        }
        return true;
    }

    /**
     * Posterior of one item under the parameters.
     *
     * @return log of the item's likelihood; 0 in the first pass
     */
    double posterior(AnnotationBlock block, int item, Parameters parameters, double[] q) {
        int from = block.start[item];
        int to = block.start[item + 1];
        int known = block.known[item];
        if (parameters.start()) {
            Arrays.fill(q, 0);
            for (int a = from; a < to; a++) {
                q[block.label[a]] += 1.0 / (to - from);
            }
            if (known >= 0) {
                oneHot(q, known);
            }
            return 0;
        }
        int k = classes;
        double[] theta = parameters.theta();
        int[] annotator = block.annotator;
        short[] label = block.label;
        System.arraycopy(parameters.priors(), 0, q, 0, k);
        double log = 0;
        int due = from + SAFE_FACTORS;
        for (int a = from; a < to; a++) {
            int base = (annotator[a] * k + label[a]) * k;
            for (int c = 0; c < k; c++) {
                q[c] *= theta[base + c];
            }
            if (a == due) {
                log -= rescale(q);
                due = a + SAFE_FACTORS;
            }
        }
        double evidence = 0;
        for (double product : q) {
            evidence += product;
        }
        if (known >= 0) {
            evidence = Math.max(q[known], Double.MIN_NORMAL);
            oneHot(q, known);
        } else {
            double inverse = 1 / evidence;
            for (int c = 0; c < k; c++) {
                q[c] *= inverse;
            }
        }
        return log + PortableLog.log(evidence);
    }

    private static void oneHot(double[] q, int known) {
        Arrays.fill(q, 0);
        q[known] = 1;
    }

    /** Multiplies by a power of two until the greatest is in range again; returns the logarithm of the factor. */
    private static double rescale(double[] q) {
        double max = 0;
        for (double x : q) {
            max = Math.max(max, x);
        }
        double log = 0;
        while (max > 0 && max < TINY) {
            max *= HUGE;
            log += LOG_HUGE;
            for (int c = 0; c < q.length; c++) {
                q[c] *= HUGE;
            }
        }
        return log;
    }

    @Override
    public Parameters update(Parameters before, Totals totals, int iteration) {
        int cells = annotators * classes * classes;
        boolean adds = incremental && !before.start();
        double[] counts = counted(totals, 0, cells, adds ? before.counts() : null);
        double[] mass = counted(totals, cells, classes, adds ? before.mass() : null);
        boolean[] used = before.start() ? used(mass, counts) : before.used();
        double likelihood = before.start()
                ? before.logLikelihood()
                : totals.cell(cells + classes) * LIKELIHOOD_SCALE / Math.max(1, answers);
        double[] all = AnnotatorHistory.plus(counts, history);
        return new Parameters(
                ConfusionSmoothing.theta(all, used, smoothing), priors(mass, used), used, likelihood, counts, mass);
    }

    private static double[] counted(Totals totals, int from, int size, double @Nullable [] before) {
        var counts = new double[size];
        for (int i = 0; i < size; i++) {
            counts[i] = totals.cell(from + i) + (before == null ? 0 : before[i]);
        }
        return counts;
    }

    private boolean[] used(double[] mass, double[] counts) {
        boolean[] used = history == null ? new boolean[classes] : history.used();
        for (int c = 0; c < classes; c++) {
            used[c] |= mass[c] > 0 || (givenPriors != null && givenPriors[c] > 0);
        }
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] > 0) {
                used[at / classes % classes] = true;
            }
        }
        return used;
    }

    private double[] priors(double[] mass, boolean[] used) {
        if (givenPriors != null) {
            return givenPriors;
        }
        double sum = 0;
        for (double m : mass) {
            sum += m;
        }
        var priors = new double[classes];
        for (int c = 0; c < classes; c++) {
            priors[c] = used[c] ? Math.max(mass[c] / sum, ConfusionSmoothing.FLOOR) : 0;
        }
        return priors;
    }

    @Override
    public boolean converged(Parameters before, Parameters after, int iteration) {
        return tolerance > 0 && !before.start() && after.logLikelihood() - before.logLikelihood() < tolerance;
    }

    @Override
    public Optional<Snapshots<Parameters, CountedPosteriors>> snapshots() {
        return Optional.of(new DawidSkeneSnapshots());
    }
}
