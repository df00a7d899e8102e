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
 * <p>{@link IncrementalKernel} does the same for large crowds in less time.
 *
 * <p>The first pass takes shares of votes for q. Products are used instead of sums of logarithms, rescaled before they
 * can vanish. Everything that is added up (N, class masses, log-likelihood) goes into fixed-point cells, so the result
 * has the same bits for any threads and blocks. Cost O(answers K) a pass. It fails, as any such model, where most
 * annotators share one error: then the error is taken for the truth.
 */
final class DawidSkeneKernel implements IterativeKernel<Parameters, Void> {

    /** A log-likelihood of one answer lies in [-24, 0]; divided by this it fits the accumulator's range. */
    static final double LIKELIHOOD_SCALE = 64;

    /** So many factors of at least 1e-10 can be multiplied before a rescaling is due. */
    static final int SAFE_FACTORS = 22;

    private static final double TINY = 0x1p-256;
    private static final double HUGE = 0x1p256;
    private static final double LOG_HUGE = 256 * PortableLog.log(2);

    final int annotators;
    final int classes;
    final long answers;
    final double smoothing;
    private final double tolerance;
    private final double @Nullable [] givenPriors;
    final @Nullable AnnotatorHistory history;

    DawidSkeneKernel(
            int annotators,
            int classes,
            long answers,
            double smoothing,
            double tolerance,
            double @Nullable [] givenPriors,
            @Nullable AnnotatorHistory history) {
        this.annotators = annotators;
        this.classes = classes;
        this.answers = answers;
        this.smoothing = smoothing;
        this.tolerance = tolerance;
        this.givenPriors = givenPriors;
        this.history = history;
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

    @Override
    public Void state(AnnotationBlock block) {
        return null;
    }

    @Override
    public void accumulate(AnnotationBlock block, Void state, Parameters parameters, Accumulator into) {
        var batch = new ItemBatch(block, classes, classes);
        var products = new double[ItemBatch.size(classes)];
        var units = new long[ItemBatch.size(classes)];
        var answered = new int[ItemBatch.size(1)];
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
                if (parameters.start() || answers > SAFE_FACTORS || block.known[item] >= 0) {
                    log = posterior(block, item, parameters, one);
                    count(one, 0, into.unit(), units, at);
                } else {
                    double sum = 0;
                    for (int c = at; c < at + classes; c++) {
                        sum += products[c];
                    }
                    log = PortableLog.log(sum);
                    count(products, at, into.unit() / sum, units, at);
                }
                likelihood += Math.round(log * likelihoodUnit);
                answered[count++] = item - batch.first();
                for (int c = 0; c < classes; c++) {
                    mass[c] += units[at + c];
                }
            }
            RowCounts.add(batch, answered, count, units, into.cells);
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

    private void count(double[] q, int from, double scale, long[] units, int at) {
        for (int c = 0; c < classes; c++) {
            units[at + c] = (long) (q[from + c] * scale + 0.5);
        }
    }

    /**
     * Posterior of one item under the parameters.
     *
     * @return log of the item's likelihood; 0 in the first pass
     */
    double posterior(AnnotationBlock block, int item, Parameters parameters, double[] q) {
        return posterior(block, item, parameters.priors(), parameters.theta(), false, q);
    }

    /**
     * As {@link #posterior(AnnotationBlock, int, Parameters, double[])}.
     *
     * @param theta empty in the first pass
     * @param own whether it holds rows of this item's answers only, in their order
     */
    double posterior(AnnotationBlock block, int item, double[] priors, double[] theta, boolean own, double[] q) {
        int from = block.start[item];
        int to = block.start[item + 1];
        int known = block.known[item];
        if (theta.length == 0) {
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
        int[] annotator = block.annotator;
        short[] label = block.label;
        System.arraycopy(priors, 0, q, 0, k);
        double log = 0;
        int due = from + SAFE_FACTORS;
        for (int a = from; a < to; a++) {
            int base = (own ? a - from : annotator[a] * k + label[a]) * k;
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
    static double rescale(double[] q) {
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
        double[] counts = counted(totals, 0, cells);
        double[] mass = counted(totals, cells, classes);
        boolean[] used = before.start() ? used(mass, counts) : before.used();
        double likelihood = before.start()
                ? before.logLikelihood()
                : totals.cell(cells + classes) * LIKELIHOOD_SCALE / Math.max(1, answers);
        return parameters(counts, mass, used, likelihood);
    }

    /** Parameters whose counts were added up in another way. */
    Parameters parameters(double[] counts, double[] mass, boolean[] used, double likelihood) {
        double[] all = AnnotatorHistory.plus(counts, history);
        return new Parameters(
                ConfusionSmoothing.theta(all, used, smoothing), priors(mass, used), used, likelihood, counts, mass);
    }

    private static double[] counted(Totals totals, int from, int size) {
        var counts = new double[size];
        for (int i = 0; i < size; i++) {
            counts[i] = totals.cell(from + i);
        }
        return counts;
    }

    /** Classes that can occur, after the first pass. */
    boolean[] used(double[] mass, double[] counts) {
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

    /** The share of each class. */
    double[] priors(double[] mass, boolean[] used) {
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
        return converged(before.start(), before.logLikelihood(), after.logLikelihood());
    }

    boolean converged(boolean start, double before, double after) {
        return tolerance > 0 && !start && after - before < tolerance;
    }

    @Override
    public Optional<Snapshots<Parameters, Void>> snapshots() {
        return Optional.of(new DawidSkeneSnapshots());
    }
}
