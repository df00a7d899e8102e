package io.labelwright.consensus.bwa;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.ArrayBytes;
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
 * Bayesian weighted averaging over blocks of items, for all classes at once.
 *
 * <pre>
 *   model    y_ij ~ Normal(z_i, 1 / v_j) with y = 1 for an answer of the class, 0 for another; z_i ~ Normal(mu, 1 / lambda);
 *            v_j ~ Gamma with a_v prior answers and the spread b_v of the majority                (section 4)
 *   weights  v_j = (a_v + n_j) / (b_v + sum over answers of (z_i - y)²); for past answers z is the truth, 0 or 1
 *   scores   z_i = (lambda mu + sum over answers of v_j y) / (lambda + sum over answers of v_j),  mu = mean of z
 *   spread   b_v = a_v times the mean of share (1 - share) over answers, times 4 (1 - 1 / K)
 * </pre>
 *
 * <p>Each class against the rest is a problem of its own, and is frozen when it stands still. Scores start as shares of
 * votes. Cost O(answers K) an iteration.
 */
final class BwaKernel implements IterativeKernel<BwaKernel.Weights, double[]> {

    /**
     * What all blocks share.
     *
     * @param weights v of class k and annotator j at {@code j * K + k}; empty before the first iteration
     * @param means mu of each class
     * @param spread b_v of each class
     * @param answers of each annotator
     * @param moving whether a class still changes
     */
    record Weights(double[] weights, double[] means, double[] spread, double[] answers, boolean[] moving) {

        /** Whether scores are still shares of votes. */
        boolean start() {
            return weights.length == 0;
        }
    }

    /** Scores below this are compared as they are. */
    private static final double ABSOLUTE = 1e-8;

    private final int annotators;
    private final int classes;
    private final long items;
    private final BwaConfig config;
    private final double @Nullable [] givenPriors;
    private final double[] pastErrors;
    private final double[] pastAnswers;

    /**
     * A kernel.
     *
     * @param items how many items have answers
     * @param history how annotators answered before; null when that does not count
     */
    BwaKernel(
            Annotations answers,
            long items,
            BwaConfig config,
            double @Nullable [] givenPriors,
            @Nullable AnnotatorHistory history) {
        this.annotators = answers.annotatorCount();
        this.classes = answers.classes();
        this.items = Math.max(1, items);
        this.config = config;
        this.givenPriors = givenPriors;
        this.pastErrors = new double[annotators * classes];
        this.pastAnswers = history == null ? new double[annotators] : history.answers();
        for (int at = 0; history != null && at < history.counts().length; at++) {
            int answer = at / classes % classes;
            int truth = at % classes;
            int row = at / (classes * classes) * classes;
            // An answer of one class when another is true is an error in the problems of both.
            if (answer != truth) {
                pastErrors[row + answer] += history.counts()[at];
                pastErrors[row + truth] += history.counts()[at];
            }
        }
    }

    // Squared errors by annotator and class; then by class: sum of scores, spread, count of changes; answers by
    // annotator.
    @Override
    public Shape shape() {
        return Shape.of((long) annotators * classes + 3L * classes + annotators, 0);
    }

    @Override
    public Weights initial() {
        var moving = new boolean[classes];
        Arrays.fill(moving, true);
        var none = new double[0];
        return new Weights(none, none, none, none, moving);
    }

    /** Scores of the items, one after the other. */
    @Override
    public double[] state(AnnotationBlock block) {
        return new double[block.items * classes];
    }

    @Override
    public void accumulate(AnnotationBlock block, double[] z, Weights parameters, Accumulator into) {
        int scoreAt = annotators * classes;
        int spreadAt = scoreAt + classes;
        int changedAt = spreadAt + classes;
        int answersAt = changedAt + classes;
        var fresh = new double[classes];
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            score(block, i, parameters, fresh);
            for (int k = 0; k < classes; k++) {
                int at = i * classes + k;
                if (!parameters.moving()[k]) {
                    continue;
                }
                double change = Math.abs(fresh[k] - z[at]);
                into.cells[changedAt + k] += change > ABSOLUTE + config.tolerance() * Math.abs(fresh[k]) ? 1 : 0;
                z[at] = fresh[k];
                into.add(scoreAt + k, z[at]);
            }
            if (parameters.start()) {
                for (int k = 0; k < classes; k++) {
                    double share = z[i * classes + k];
                    // As often as the item has answers; one addition each, so that a cell can't overflow.
                    long units = Math.round(share * (1 - share) * into.unit());
                    into.cells[spreadAt + k] += units * (to - from);
                }
            }
            for (int a = from; a < to; a++) {
                int row = block.annotator[a] * classes;
                if (parameters.start()) {
                    into.cells[answersAt + block.annotator[a]]++;
                }
                for (int k = 0; k < classes; k++) {
                    double error = z[i * classes + k] - (block.label[a] == k ? 1 : 0);
                    into.add(row + k, error * error);
                }
            }
        }
    }

    private void score(AnnotationBlock block, int item, Weights parameters, double[] z) {
        int from = block.start[item];
        int to = block.start[item + 1];
        int known = block.known[item];
        Arrays.fill(z, 0);
        if (known >= 0) {
            z[known] = 1;
        } else if (parameters.start()) {
            for (int a = from; a < to; a++) {
                z[block.label[a]] += 1.0 / (to - from);
            }
        } else {
            for (int k = 0; k < classes; k++) {
                double all = config.lambda();
                double own = config.lambda() * parameters.means()[k];
                for (int a = from; a < to; a++) {
                    double v = parameters.weights()[block.annotator[a] * classes + k];
                    all += v;
                    own += block.label[a] == k ? v : 0;
                }
                z[k] = own / all;
            }
        }
    }

    @Override
    public Weights update(Weights before, Totals totals, int iteration) {
        int scoreAt = annotators * classes;
        int spreadAt = scoreAt + classes;
        int changedAt = spreadAt + classes;
        int answersAt = changedAt + classes;
        double[] answers = before.start() ? new double[annotators] : before.answers();
        double[] spread = before.start() ? new double[classes] : before.spread();
        if (before.start()) {
            double all = 0;
            for (int w = 0; w < annotators; w++) {
                answers[w] = totals.count(answersAt + w);
                all += answers[w];
            }
            for (int k = 0; k < classes; k++) {
                spread[k] = config.aV() * totals.cell(spreadAt + k) / Math.max(1, all) * 4 * (1 - 1.0 / classes);
            }
        }
        var moving = before.moving().clone();
        var means = new double[classes];
        double[] weights = before.start()
                ? new double[annotators * classes]
                : before.weights().clone();
        for (int k = 0; k < classes; k++) {
            if (!before.start() && !moving[k]) {
                means[k] = before.means()[k];
                continue;
            }
            means[k] = givenPriors != null ? givenPriors[k] : totals.cell(scoreAt + k) / items;
            moving[k] = before.start() || config.tolerance() == 0 || totals.count(changedAt + k) > 0;
            for (int w = 0; w < annotators; w++) {
                double errors = spread[k] + (totals.cell(w * classes + k) + pastErrors[w * classes + k]);
                // Where all agree in all there is nothing to weigh by, and every annotator counts the same.
                weights[w * classes + k] = errors > 1e-12 ? (config.aV() + (answers[w] + pastAnswers[w])) / errors : 1;
            }
        }
        return new Weights(weights, means, spread, answers, moving);
    }

    @Override
    public boolean converged(Weights before, Weights after, int iteration) {
        for (boolean moves : after.moving()) {
            if (moves) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<Snapshots<Weights, double[]>> snapshots() {
        return Optional.of(new Snapshots<>() {
            @Override
            public void write(Weights p, DataOutput out) throws IOException {
                ArrayBytes.write(p.weights(), out);
                ArrayBytes.write(p.means(), out);
                ArrayBytes.write(p.spread(), out);
                ArrayBytes.write(p.answers(), out);
                for (boolean moves : p.moving()) {
                    out.writeBoolean(moves);
                }
            }

            @Override
            public Weights read(DataInput in) throws IOException {
                double[] weights = ArrayBytes.read(in);
                double[] means = ArrayBytes.read(in);
                double[] spread = ArrayBytes.read(in);
                double[] answers = ArrayBytes.read(in);
                var moving = new boolean[classes];
                for (int k = 0; k < classes; k++) {
                    moving[k] = in.readBoolean();
                }
                return new Weights(weights, means, spread, answers, moving);
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
