package io.labelwright.consensus.minimax;

import io.labelwright.consensus.crowd.ArrayBytes;
import io.labelwright.consensus.crowd.LogWeights;
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

/**
 * Regularised minimax conditional entropy, in its dual form, over blocks of items.
 *
 * <pre>
 *   model    p(answer l of annotator j to item i | truth k) prop. to exp(sigma_j(k, l) + tau_i(k, l))    (2014, eq. 8)
 *   M-step   climbs sum over answers and k of q_i(k) log p(y | k) - lambda_w / 2 |sigma|² - lambda_i / 2 |tau|²
 *   E-step   q_i(k) prop. to prior_k prod over answers of p(y | k)                                       (eq. 12)
 * </pre>
 *
 * <p>The M-step is concave. Its Hessian in one row (k, .) of sigma and tau together is at least -(answers of weight q),
 * by Böhning's bound of one half for a softmax and one half for each of the two, so
 *
 * <pre>
 *   tau_i(k, .)   += gradient / (q_i(k) n_i + lambda_i),   sigma_j(k, .) += gradient / (sum of q_i(k) + lambda_w)
 * </pre>
 *
 * for all at once never lowers the objective, without a search for a length. Cost O(answers K²) exponentials a step and
 * items K² numbers of memory. Posteriors start as shares of votes.
 */
final class MinimaxKernel implements IterativeKernel<MinimaxParameters, MinimaxState> {

    private final int annotators;
    private final int classes;
    private final double lambdaWorker;
    private final double lambdaItem;
    private final double[] logPriors;
    private final MinimaxEntropyConfig config;

    /**
     * A kernel.
     *
     * @param items how many items have answers
     */
    MinimaxKernel(Annotations answers, long items, double[] priors, MinimaxEntropyConfig config) {
        this.annotators = answers.annotatorCount();
        this.classes = answers.classes();
        this.lambdaWorker = config.lambdaWorker() != null ? config.lambdaWorker() : 0.25 * classes * classes;
        this.lambdaItem =
                config.lambdaItem() != null ? config.lambdaItem() : lambdaWorker * items / Math.max(1, annotators);
        this.logPriors = Arrays.stream(priors).map(PortableLog::log).toArray();
        this.config = config;
    }

    // Gradient by annotator, truth and answer; posterior mass by annotator and truth; items that changed.
    @Override
    public Shape shape() {
        return Shape.of((long) annotators * classes * (classes + 1) + 1, 0);
    }

    @Override
    public MinimaxParameters initial() {
        return new MinimaxParameters(new double[annotators * classes * classes], 0, 0, Long.MAX_VALUE);
    }

    @Override
    public MinimaxState state(AnnotationBlock block) {
        return new MinimaxState(new double[block.items * classes], new double[block.items * classes * classes]);
    }

    @Override
    public void accumulate(AnnotationBlock block, MinimaxState state, MinimaxParameters parameters, Accumulator into) {
        int massAt = annotators * classes * classes;
        int changedAt = massAt + annotators * classes;
        var q = new double[classes];
        var row = new double[classes];
        var climb = new double[classes];
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            if (parameters.step() == 0) {
                posterior(block, i, state, parameters, q, row);
                into.cells[changedAt] += renew(state.posteriors(), i * classes, q) ? 1 : 0;
            }
            for (int k = 0; k < classes; k++) {
                double weight = state.posteriors()[i * classes + k];
                int at = (i * classes + k) * classes;
                Arrays.fill(climb, 0);
                for (int a = from; a < to; a++) {
                    int w = block.annotator[a];
                    answers(state.tau(), at, parameters.sigma(), (w * classes + k) * classes, row);
                    for (int l = 0; l < classes; l++) {
                        double g = weight * ((block.label[a] == l ? 1 : 0) - row[l]);
                        climb[l] += g;
                        into.add((w * classes + k) * classes + l, g);
                    }
                    into.add(massAt + w * classes + k, weight);
                }
                for (int l = 0; l < classes; l++) {
                    double tau = state.tau()[at + l];
                    state.tau()[at + l] = tau + (climb[l] - lambdaItem * tau) / (weight * (to - from) + lambdaItem);
                }
            }
        }
    }

    private boolean renew(double[] posteriors, int at, double[] q) {
        boolean changed = false;
        for (int k = 0; k < classes; k++) {
            changed |= Math.abs(posteriors[at + k] - q[k]) > config.tolerance();
            posteriors[at + k] = q[k];
        }
        return changed;
    }

    /** Probabilities of the answers of one row; returns the log of what they were divided by. */
    private double answers(double[] tau, int tauAt, double[] sigma, int sigmaAt, double[] row) {
        for (int l = 0; l < classes; l++) {
            row[l] = tau[tauAt + l] + sigma[sigmaAt + l];
        }
        return LogWeights.normalise(row, 0, classes);
    }

    private void posterior(
            AnnotationBlock block, int i, MinimaxState state, MinimaxParameters parameters, double[] q, double[] row) {
        int from = block.start[i];
        int to = block.start[i + 1];
        Arrays.fill(q, 0);
        if (block.known[i] >= 0) {
            q[block.known[i]] = 1;
        } else if (parameters.round() == 0) {
            for (int a = from; a < to; a++) {
                q[block.label[a]] += 1.0 / (to - from);
            }
        } else {
            for (int k = 0; k < classes; k++) {
                int at = (i * classes + k) * classes;
                double sum = logPriors[k];
                for (int a = from; a < to; a++) {
                    int sigmaAt = (block.annotator[a] * classes + k) * classes;
                    int l = block.label[a];
                    sum += state.tau()[at + l] + parameters.sigma()[sigmaAt + l];
                    sum -= answers(state.tau(), at, parameters.sigma(), sigmaAt, row);
                }
                q[k] = sum;
            }
            LogWeights.normalise(q, 0, classes);
        }
    }

    /** Posteriors of a block's items in the end. */
    void posteriors(AnnotationBlock block, MinimaxState state, MinimaxParameters parameters, double[] all) {
        var q = new double[classes];
        var row = new double[classes];
        for (int i = 0; i < block.items; i++) {
            if (block.start[i] < block.start[i + 1]) {
                posterior(block, i, state, parameters, q, row);
                System.arraycopy(q, 0, all, i * classes, classes);
            }
        }
    }

    @Override
    public MinimaxParameters update(MinimaxParameters before, Totals totals, int iteration) {
        int massAt = annotators * classes * classes;
        var sigma = new double[massAt];
        for (int at = 0; at < massAt; at++) {
            double was = before.sigma()[at];
            sigma[at] =
                    was + (totals.cell(at) - lambdaWorker * was) / (totals.cell(massAt + at / classes) + lambdaWorker);
        }
        long changed = before.step() == 0 ? totals.count(massAt + annotators * classes) : before.changed();
        boolean over = before.step() + 1 == config.steps();
        return new MinimaxParameters(
                sigma, over ? 0 : before.step() + 1, over ? before.round() + 1 : before.round(), changed);
    }

    @Override
    public boolean converged(MinimaxParameters before, MinimaxParameters after, int iteration) {
        return config.tolerance() > 0 && after.step() == 0 && after.round() > 1 && after.changed() == 0;
    }

    @Override
    public Optional<Snapshots<MinimaxParameters, MinimaxState>> snapshots() {
        return Optional.of(new Snapshots<>() {
            @Override
            public void write(MinimaxParameters p, DataOutput out) throws IOException {
                ArrayBytes.write(p.sigma(), out);
                out.writeInt(p.step());
                out.writeInt(p.round());
                out.writeLong(p.changed());
            }

            @Override
            public MinimaxParameters read(DataInput in) throws IOException {
                return new MinimaxParameters(ArrayBytes.read(in), in.readInt(), in.readInt(), in.readLong());
            }

            @Override
            public void writeState(MinimaxState state, DataOutput out) throws IOException {
                ArrayBytes.write(state.posteriors(), out);
                ArrayBytes.write(state.tau(), out);
            }

            @Override
            public MinimaxState readState(AnnotationBlock block, MinimaxState fresh, DataInput in) throws IOException {
                ArrayBytes.read(in, fresh.posteriors());
                ArrayBytes.read(in, fresh.tau());
                return fresh;
            }
        });
    }
}
