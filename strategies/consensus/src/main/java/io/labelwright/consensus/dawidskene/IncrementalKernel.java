package io.labelwright.consensus.dawidskene;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.annotator.ConfusionSmoothing;
import io.labelwright.consensus.product.FloatRowProducts;
import io.labelwright.consensus.product.ItemBatch;
import io.labelwright.consensus.product.PairedCells;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.Execution;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.Optional;

/**
 * {@link DawidSkeneKernel} for crowds of millions of answers, whose iterations wait for memory: expected counts are
 * kept from iteration to iteration and what has changed is added (see {@link CountedPosteriors}), two counts share a
 * cell (see {@link PairedCells}), and theta is read in single precision. Nearly all probabilities equal those of the
 * other kernel to 1e-5, and labels do. Not without smoothing, where it matters whether a count is 1e-9 or 0.
 */
final class IncrementalKernel implements IterativeKernel<IncrementalParameters, CountedPosteriors> {

    /** Annotators whose counts are added up first: few, so that threads share them evenly. */
    private static final int GROUP = 128;

    private final DawidSkeneKernel model;
    private final PairedCells cells;
    private final int annotators;
    private final int classes;
    private final int counts;
    private final Execution execution;

    /**
     * A kernel.
     *
     * @param model of the same answers
     * @param execution does parts of an update side by side
     */
    IncrementalKernel(DawidSkeneKernel model, PairedCells cells, Execution execution) {
        this.model = model;
        this.cells = cells;
        this.annotators = model.annotators;
        this.classes = model.classes;
        this.counts = Shape.of((long) annotators * classes * classes, 0).cells();
        this.execution = execution;
    }

    @Override
    public Shape shape() {
        return Shape.of(cells.size() + classes + 1, 0);
    }

    @Override
    public IncrementalParameters initial() {
        return new IncrementalParameters(
                new float[0], new double[classes], new boolean[classes], -1e300, new double[0], new double[classes]);
    }

    @Override
    public CountedPosteriors state(AnnotationBlock block) {
        return new CountedPosteriors(block.items, classes);
    }

    @Override
    public void accumulate(
            AnnotationBlock block, CountedPosteriors state, IncrementalParameters parameters, Accumulator into) {
        int width = cells.width();
        var batch = new ItemBatch(block, classes, width);
        PairedCells.Adder adder = cells.new Adder(block, batch, into.cells);
        var products = new double[ItemBatch.size(width)];
        var changes = new int[ItemBatch.size(width)];
        var moved = new int[ItemBatch.size(1)];
        var one = new double[classes];
        var mass = new long[classes];
        double[] starts = Arrays.copyOf(parameters.priors(), width);
        double likelihoodUnit = into.unit() / DawidSkeneKernel.LIKELIHOOD_SCALE;
        long likelihood = 0;
        while (batch.next()) {
            if (!parameters.start()) {
                FloatRowProducts.multiply(batch, starts, parameters.theta(), products);
            }
            int count = 0;
            for (int item = batch.first(), at = 0; item < batch.end(); item++, at += width) {
                int n = block.start[item + 1] - block.start[item];
                if (n == 0) {
                    continue;
                }
                double log;
                boolean counts;
                if (parameters.start() || n > DawidSkeneKernel.SAFE_FACTORS || block.known[item] >= 0) {
                    log = posterior(block, item, parameters, one);
                    counts = state.move(item, one, 0, 1, changes, at);
                } else {
                    double sum = 0;
                    for (int c = at; c < at + classes; c++) {
                        sum += products[c];
                    }
                    log = PortableLog.log(sum);
                    counts = state.move(item, products, at, 1 / sum, changes, at);
                }
                likelihood += Math.round(log * likelihoodUnit);
                if (counts) {
                    moved[count++] = item - batch.first();
                    for (int c = 0; c < classes; c++) {
                        mass[c] += changes[at + c];
                    }
                }
            }
            adder.add(moved, count, changes);
        }
        int massAt = (int) cells.size();
        for (int c = 0; c < classes; c++) {
            into.cells[massAt + c] += mass[c];
        }
        into.cells[massAt + classes] += likelihood;
    }

    /** As {@link DawidSkeneKernel#posterior}, which reads rows of doubles: those of this item's answers. */
    private double posterior(AnnotationBlock block, int item, IncrementalParameters parameters, double[] q) {
        int from = block.start[item];
        int n = block.start[item + 1] - from;
        var rows = new double[parameters.start() ? 0 : n * classes];
        for (int at = 0; at < rows.length; at++) {
            int a = from + at / classes;
            int row = block.annotator[a] * classes + block.label[a];
            rows[at] = parameters.theta()[row * cells.width() + at % classes];
        }
        return model.posterior(block, item, parameters.priors(), rows, true, q);
    }

    @Override
    public IncrementalParameters update(IncrementalParameters before, Totals totals, int iteration) {
        double[] added = Arrays.copyOf(before.counts(), counts);
        execution.forEach(groups(), (lane, group) -> {
            for (int w = group * GROUP; w < end(group); w++) {
                cells.addTo(added, w, totals);
            }
        });
        int massAt = (int) cells.size();
        double[] mass = before.mass().clone();
        for (int c = 0; c < classes; c++) {
            mass[c] += (double) totals.count(massAt + c) / PairedCells.ONE;
        }
        double likelihood = before.start()
                ? before.logLikelihood()
                : totals.cell(massAt + classes) * DawidSkeneKernel.LIKELIHOOD_SCALE / Math.max(1, model.answers);
        return parameters(added, mass, before.start() ? model.used(mass, added) : before.used(), likelihood);
    }

    private int groups() {
        return (annotators + GROUP - 1) / GROUP;
    }

    private int end(int group) {
        return Math.min(annotators, (group + 1) * GROUP);
    }

    /** What follows from counts. */
    IncrementalParameters parameters(double[] added, double[] mass, boolean[] used, double likelihood) {
        double[] all = AnnotatorHistory.plus(added, model.history);
        return new IncrementalParameters(theta(all, used), model.priors(mass, used), used, likelihood, added, mass);
    }

    /** The M-step of {@link ConfusionSmoothing}, in groups of annotators whose sums are added in their order. */
    private float[] theta(double[] all, boolean[] used) {
        int block = classes * classes;
        var right = new double[annotators];
        var given = new double[annotators];
        var sums = new double[groups()][block];
        execution.forEach(groups(), (lane, group) -> {
            double[] sum = sums[group];
            for (int w = group * GROUP; w < end(group); w++) {
                for (int at = 0; at < block; at++) {
                    sum[at] += all[w * block + at];
                    given[w] += all[w * block + at];
                }
                for (int at = 0; at < block; at += classes + 1) {
                    right[w] += all[w * block + at];
                }
            }
        });
        var crowd = new double[block];
        for (double[] sum : sums) {
            for (int at = 0; at < block; at++) {
                crowd[at] += sum[at];
            }
        }
        ConfusionSmoothing.Prior prior = ConfusionSmoothing.prior(crowd, sum(right), sum(given), used, model.smoothing);
        int width = cells.width();
        var theta = new float[annotators * classes * width];
        execution.forEach(groups(), (lane, group) -> {
            var matrix = new double[block];
            for (int w = group * GROUP; w < end(group); w++) {
                prior.theta(all, w * block, right[w], given[w], matrix, 0);
                for (int l = 0; l < classes; l++) {
                    int row = (w * classes + l) * width;
                    for (int k = 0; k < classes; k++) {
                        theta[row + k] = (float) matrix[l * classes + k];
                    }
                }
            }
        });
        return theta;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The same in the form of the other kernel. */
    Parameters plain(IncrementalParameters parameters) {
        return model.parameters(parameters.counts(), parameters.mass(), parameters.used(), parameters.logLikelihood());
    }

    @Override
    public boolean converged(IncrementalParameters before, IncrementalParameters after, int iteration) {
        return model.converged(before.start(), before.logLikelihood(), after.logLikelihood());
    }

    @Override
    public Optional<Snapshots<IncrementalParameters, CountedPosteriors>> snapshots() {
        return Optional.of(new IncrementalSnapshots(this));
    }
}
