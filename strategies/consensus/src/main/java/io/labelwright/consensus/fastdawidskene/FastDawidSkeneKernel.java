package io.labelwright.consensus.fastdawidskene;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.annotator.ConfusionSmoothing;
import io.labelwright.consensus.crowd.VoteShares;
import io.labelwright.consensus.product.ItemBatch;
import io.labelwright.consensus.product.RowCounts;
import io.labelwright.consensus.product.RowProducts;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.consensus.Tie;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fast Dawid-Skene of Sinha, Rao and Balasubramanian. The steps are those of Dawid and Skene, with a decision between
 * them:
 *
 * <pre>
 *   E-step: q[i][k] = pi[k] prod over answers (w, l) of i of theta[w][k][l]
 *   C-step: q[i] becomes 1 at its greatest class, 0 elsewhere
 *   M-step: theta from the counts of decided items and of past answers, pi from decided items
 * </pre>
 *
 * <p>That is classification EM: it ends after few iterations, in a solution which depends on the start (votes) more
 * than that of EM does. The hybrid leaves the C-step out until the shares of the classes move by less than
 * {@code switchAt} in an iteration. Where the paper draws lots between equal classes, these share the item, unless the
 * stage says {@link Tie#FIRST_CLASS}. Products are multiplied answer by answer in the order of annotators, as in
 * Dawid-Skene here; counts are added up in fixed-point cells. O(answers K) an iteration.
 */
final class FastDawidSkeneKernel implements IterativeKernel<FastParameters, Void> {

    /** So many factors of at least 1e-10 can be multiplied before a rescaling is due. */
    private static final int SAFE_FACTORS = 22;

    private static final double SAME = 1e-9;

    private final int annotators;
    private final int classes;
    private final VoteShares votes;
    private final FastDawidSkeneConfig config;
    private final double @Nullable [] givenPriors;
    private final @Nullable AnnotatorHistory history;
    private final boolean[] used;

    FastDawidSkeneKernel(
            int classes,
            VoteShares votes,
            FastDawidSkeneConfig config,
            double @Nullable [] givenPriors,
            @Nullable AnnotatorHistory history) {
        this.annotators = votes.answers().length;
        this.classes = classes;
        this.votes = votes;
        this.config = config;
        this.givenPriors = givenPriors;
        this.history = history;
        this.used = new boolean[classes];
        Arrays.fill(used, true);
    }

    @Override
    public Shape shape() {
        return Shape.of((long) annotators * classes * classes + classes, 0);
    }

    @Override
    public FastParameters initial() {
        return new FastParameters(new double[0], new double[classes], new double[classes], 2, !config.hybrid());
    }

    @Override
    public Void state(AnnotationBlock block) {
        return null;
    }

    @Override
    public void accumulate(AnnotationBlock block, Void state, FastParameters parameters, Accumulator into) {
        var batch = new ItemBatch(block, classes, classes);
        var products = new double[ItemBatch.size(classes)];
        var units = new long[ItemBatch.size(classes)];
        var q = new double[classes];
        var mass = new long[classes];
        var decided = new int[ItemBatch.size(1)];
        while (batch.next()) {
            evidence(block, batch, parameters, products);
            for (int i = batch.first(), at = 0; i < batch.end(); i++, at += classes) {
                if (block.start[i] == block.start[i + 1]) {
                    continue;
                }
                read(products, at, q, 0, block.known[i]);
                if (parameters.hard()) {
                    decided[i - batch.first()] = decide(q, config.options().tie());
                }
                for (int c = 0; c < classes; c++) {
                    long n = (long) (q[c] * into.unit() + 0.5);
                    units[at + c] = n;
                    mass[c] += n;
                }
            }
            if (parameters.hard()) {
                RowCounts.addDecided(batch, decided, units, Math.round(into.unit()), into.cells);
            } else {
                RowCounts.addAll(batch, units, into.cells);
            }
        }
        int at = annotators * classes * classes;
        for (int c = 0; c < classes; c++) {
            into.cells[at + c] += mass[c];
        }
    }

    /** Posteriors of the items of a block under the parameters, without a decision. */
    void posteriors(AnnotationBlock block, FastParameters parameters, double[] q) {
        var batch = new ItemBatch(block, classes, classes);
        var products = new double[ItemBatch.size(classes)];
        while (batch.next()) {
            evidence(block, batch, parameters, products);
            for (int i = batch.first(), at = 0; i < batch.end(); i++, at += classes) {
                if (block.start[i] < block.start[i + 1]) {
                    read(products, at, q, i * classes, block.known[i]);
                }
            }
        }
    }

    private void evidence(AnnotationBlock block, ItemBatch batch, FastParameters parameters, double[] products) {
        if (parameters.start()) {
            Arrays.fill(products, 0);
        } else {
            RowProducts.multiply(batch, parameters.priors(), parameters.theta(), products);
        }
        for (int i = batch.first(), at = 0; i < batch.end(); i++, at += classes) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (parameters.start()) {
                for (int a = from; a < to; a++) {
                    products[at + block.label[a]]++;
                }
            } else if (to - from > SAFE_FACTORS) {
                rescaled(block, i, parameters, products, at);
            }
        }
    }

    private void rescaled(AnnotationBlock block, int item, FastParameters parameters, double[] products, int at) {
        var q = parameters.priors().clone();
        double[] theta = parameters.theta();
        int from = block.start[item];
        for (int a = from; a < block.start[item + 1]; a++) {
            int base = (block.annotator[a] * classes + block.label[a]) * classes;
            for (int c = 0; c < classes; c++) {
                q[c] *= theta[base + c];
            }
            if ((a - from) % SAFE_FACTORS == SAFE_FACTORS - 1) {
                rescale(q);
            }
        }
        System.arraycopy(q, 0, products, at, classes);
    }

    /** Divides by the power of two of the greatest number. */
    private static void rescale(double[] q) {
        double max = 0;
        for (double x : q) {
            max = Math.max(max, x);
        }
        int exponent = Math.getExponent(max);
        for (int c = 0; c < q.length; c++) {
            q[c] = Math.scalb(q[c], -exponent);
        }
    }

    /** Products as shares that sum to 1; one class where it is known. */
    private void read(double[] products, int from, double[] q, int to, int known) {
        if (known >= 0) {
            Arrays.fill(q, to, to + classes, 0);
            q[to + known] = 1;
            return;
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            q[to + c] = products[from + c];
            sum += q[to + c];
        }
        for (int c = 0; c < classes; c++) {
            q[to + c] /= sum;
        }
    }

    /** Leaves the greatest class alone and returns it, or gives its share to each of several and returns -1. */
    private static int decide(double[] q, Tie tie) {
        double max = 0;
        for (double x : q) {
            max = Math.max(max, x);
        }
        double limit = max - SAME * max;
        int tied = 0;
        int winner = -1;
        for (int c = 0; c < q.length; c++) {
            boolean best = q[c] >= limit && !(tied > 0 && tie == Tie.FIRST_CLASS);
            q[c] = best ? 1 : 0;
            if (best) {
                tied++;
                winner = c;
            }
        }
        for (int c = 0; c < q.length && tied > 1; c++) {
            q[c] /= tied;
        }
        return tied > 1 ? -1 : winner;
    }

    @Override
    public FastParameters update(FastParameters before, Totals totals, int iteration) {
        int cells = annotators * classes * classes;
        var counts = new double[cells];
        for (int i = 0; i < cells; i++) {
            counts[i] = totals.cell(i);
        }
        var shares = new double[classes];
        double moved = 0;
        for (int c = 0; c < classes; c++) {
            shares[c] = totals.cell(cells + c) / Math.max(1, votes.items());
            moved += Math.abs(shares[c] - before.shares()[c]);
        }
        double[] priors = givenPriors;
        if (priors == null) {
            priors = new double[classes];
            for (int c = 0; c < classes; c++) {
                priors[c] = Math.max(shares[c], ConfusionSmoothing.FLOOR);
            }
        }
        return new FastParameters(
                ConfusionSmoothing.theta(AnnotatorHistory.plus(counts, history), used, config.smoothing()),
                priors,
                shares,
                before.start() ? 2 : moved,
                before.hard() || (!before.start() && moved <= config.switchAt()));
    }

    @Override
    public boolean converged(FastParameters before, FastParameters after, int iteration) {
        return config.tolerance() > 0 && !before.start() && after.moved() < config.tolerance();
    }

    @Override
    public Optional<Snapshots<FastParameters, Void>> snapshots() {
        return Optional.of(new FastSnapshots());
    }
}
