package io.labelwright.consensus.ibcc;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.consensus.crowd.LogWeights;
import io.labelwright.math.function.Digamma;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Totals;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Variational inference for iBCC over blocks of items.
 *
 * <pre>
 *   model    confusion rows pi_j(k, .) ~ Dirichlet(right on the diagonal, wrong off it), shares of classes ~ Dirichlet
 *   answers  N_j(k, l) = prior + past answers + sum over answers l of j of q_i(k)           (Simpson et al., eq. 12)
 *            E log pi_j(k, l) = psi(N_j(k, l)) - psi(sum over l of N_j(k, l))
 *   items    log q_i(k) = E log share(k) + sum over answers of E log pi_j(k, y) + const      (eq. 8, 9)
 * </pre>
 *
 * <p>The first pass takes shares of votes for q. A block keeps the posteriors of its items, to see how far they change.
 * Cost O(answers K + items K + annotators K²) an iteration.
 */
final class IbccKernel implements IterativeKernel<IbccParameters, double[]> {

    private final int annotators;
    private final int classes;
    private final IbccConfig config;
    private final double @Nullable [] givenPriors;
    private final @Nullable AnnotatorHistory history;

    IbccKernel(
            Annotations answers,
            IbccConfig config,
            double @Nullable [] givenPriors,
            @Nullable AnnotatorHistory history) {
        this.annotators = answers.annotatorCount();
        this.classes = answers.classes();
        this.config = config;
        this.givenPriors = givenPriors;
        this.history = history;
    }

    @Override
    public Shape shape() {
        return Shape.of((long) annotators * classes * classes + classes + 1, 0);
    }

    @Override
    public IbccParameters initial() {
        return new IbccParameters(new double[0], new double[0], new double[0], Long.MAX_VALUE);
    }

    /** Posteriors of the items, one after the other. */
    @Override
    public double[] state(AnnotationBlock block) {
        return new double[block.items * classes];
    }

    @Override
    public void accumulate(AnnotationBlock block, double[] q, IbccParameters parameters, Accumulator into) {
        int massAt = annotators * classes * classes;
        var before = new double[classes];
        var units = new long[classes];
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            int at = i * classes;
            System.arraycopy(q, at, before, 0, classes);
            posterior(block, i, parameters, q, at);
            boolean moved = false;
            for (int k = 0; k < classes; k++) {
                moved |= Math.abs(q[at + k] - before[k]) > config.tolerance();
                units[k] = Math.round(q[at + k] * into.unit());
                into.cells[massAt + k] += units[k];
            }
            into.cells[massAt + classes] += moved ? 1 : 0;
            for (int a = from; a < to; a++) {
                int row = (block.annotator[a] * classes + block.label[a]) * classes;
                for (int k = 0; k < classes; k++) {
                    into.cells[row + k] += units[k];
                }
            }
        }
    }

    private void posterior(AnnotationBlock block, int item, IbccParameters parameters, double[] q, int at) {
        int known = block.known[item];
        int from = block.start[item];
        int to = block.start[item + 1];
        if (known >= 0 || parameters.start()) {
            Arrays.fill(q, at, at + classes, 0);
            if (known >= 0) {
                q[at + known] = 1;
                return;
            }
            for (int a = from; a < to; a++) {
                q[at + block.label[a]] += 1.0 / (to - from);
            }
            return;
        }
        System.arraycopy(parameters.logPriors(), 0, q, at, classes);
        double[] logConfusion = parameters.logConfusion();
        for (int a = from; a < to; a++) {
            int row = (block.annotator[a] * classes + block.label[a]) * classes;
            for (int k = 0; k < classes; k++) {
                q[at + k] += logConfusion[row + k];
            }
        }
        LogWeights.normalise(q, at, classes);
    }

    @Override
    public IbccParameters update(IbccParameters before, Totals totals, int iteration) {
        int block = classes * classes;
        var logConfusion = new double[annotators * block];
        var counts = new double[logConfusion.length];
        Arrays.setAll(counts, totals::cell);
        double[] all = AnnotatorHistory.plus(counts, history);
        double prior = config.priorRight() + (classes - 1) * config.priorWrong();
        for (int base = 0; base < logConfusion.length; base += block) {
            for (int k = 0; k < classes; k++) {
                double sum = prior;
                for (int l = 0; l < classes; l++) {
                    sum += all[base + l * classes + k];
                }
                double ofSum = Digamma.of(sum);
                for (int l = 0; l < classes; l++) {
                    int at = base + l * classes + k;
                    double own = l == k ? config.priorRight() : config.priorWrong();
                    logConfusion[at] = Digamma.of(all[at] + own) - ofSum;
                }
            }
        }
        var mass = new double[classes];
        var logPriors = new double[classes];
        int massAt = annotators * block;
        for (int k = 0; k < classes; k++) {
            mass[k] = totals.cell(massAt + k) + config.priorItems();
            logPriors[k] = givenPriors == null ? Digamma.of(mass[k]) : PortableLog.log(givenPriors[k]);
        }
        return new IbccParameters(logConfusion, logPriors, mass, totals.count(massAt + classes));
    }

    @Override
    public boolean converged(IbccParameters before, IbccParameters after, int iteration) {
        return config.tolerance() > 0 && after.changed() == 0;
    }

    @Override
    public Optional<Snapshots<IbccParameters, double[]>> snapshots() {
        return Optional.of(new Snapshots<>() {
            @Override
            public void write(IbccParameters parameters, DataOutput out) throws IOException {
                ArrayBytes.write(parameters.logConfusion(), out);
                ArrayBytes.write(parameters.logPriors(), out);
                ArrayBytes.write(parameters.mass(), out);
                out.writeLong(parameters.changed());
            }

            @Override
            public IbccParameters read(DataInput in) throws IOException {
                return new IbccParameters(ArrayBytes.read(in), ArrayBytes.read(in), ArrayBytes.read(in), in.readLong());
            }

            @Override
            public void writeState(double[] state, DataOutput out) throws IOException {
                ArrayBytes.write(state, out);
            }

            @Override
            public double[] readState(AnnotationBlock block, double[] fresh, DataInput in) throws IOException {
                ArrayBytes.read(in, fresh);
                return fresh;
            }
        });
    }
}
