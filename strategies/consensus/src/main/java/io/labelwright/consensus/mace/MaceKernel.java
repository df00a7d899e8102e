package io.labelwright.consensus.mace;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.LogWeights;
import io.labelwright.consensus.crowd.WideCells;
import io.labelwright.math.function.Digamma;
import io.labelwright.math.function.LogGamma;
import io.labelwright.math.function.PortableLog;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.Annotations;
import io.labelwright.spi.kernel.Accumulator;
import io.labelwright.spi.kernel.IterativeKernel;
import io.labelwright.spi.kernel.Shape;
import io.labelwright.spi.kernel.Snapshots;
import io.labelwright.spi.kernel.Totals;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One start of MACE over blocks of items.
 *
 * <pre>
 *   model    annotator j knows the answer with probability theta_j, else answers l with probability xi_jl (figure 1)
 *   E-step   q_i(k) prop. to prior_k prod over answers y = k of (spam_j(k) + known_j) / spam_j(k), spam_j(l) = (1 - theta_j) xi_jl
 *            an answer is known with probability q_i(y) known_j / (spam_j(y) + known_j)
 *   M-step   em: expected counts, smoothed and normalised;
 *            vb: exp(psi(count + prior) - psi(sum)), Beta prior on theta, Dirichlet on xi     (section 3.1)
 * </pre>
 *
 * <p>Past answers are answers to known items: a wrong one is spam, a right one known by the same share as one of now.
 *
 * <p>The paper takes classes as equally likely. On a set of 8,316 pairs of which 12 % are duplicates this makes the
 * best bound one that takes the common answer for spam (81 % right where majority is at 90 %); with shares of classes
 * that are estimated, each class counting one item more, no start ends there (93 %). So they are, unless the workflow
 * gives some.
 *
 * <p>What an answer adds to its class is a number per annotator and class, so an iteration has no logarithm or
 * exponential per answer. The objective is the lower bound of the variational method, or the likelihood of em. Cost
 * O(answers + items K + annotators K) an iteration.
 */
final class MaceKernel implements IterativeKernel<MaceParameters, Void> {

    private final int annotators;
    private final int classes;
    private final long answers;
    private final long[] counts;
    private final double @Nullable [] givenLogPriors;
    private final MaceConfig config;
    private final MaceParameters start;
    /** Past answers l of annotator w, and those of them that were right, in the layout of the counts. */
    private final double[] past;

    private final double[] pastRight;

    /**
     * A kernel of one start.
     *
     * @param givenPriors class priors of the workflow; null to estimate them
     * @param counts answers l of annotator w, at {@code w * K + l}
     * @param history how annotators answered before; null when that does not count
     */
    MaceKernel(
            Annotations answers,
            long[] counts,
            double @Nullable [] givenPriors,
            MaceConfig config,
            MaceParameters start,
            @Nullable AnnotatorHistory history) {
        this.annotators = answers.annotatorCount();
        this.classes = answers.classes();
        this.answers = Math.max(1, answers.answers());
        this.counts = counts;
        this.givenLogPriors = givenPriors == null
                ? null
                : Arrays.stream(givenPriors).map(PortableLog::log).toArray();
        this.config = config;
        this.start = start;
        this.past = new double[counts.length];
        this.pastRight = new double[counts.length];
        for (int at = 0; history != null && at < history.counts().length; at++) {
            int row = at / classes;
            past[row] += history.counts()[at];
            pastRight[row] += row % classes == at % classes ? history.counts()[at] : 0;
        }
    }

    @Override
    public Shape shape() {
        return Shape.of((long) annotators * classes + WideCells.WIDTH + classes, 0);
    }

    private int evidence() {
        return annotators * classes;
    }

    private int mass() {
        return annotators * classes + WideCells.WIDTH;
    }

    @Override
    public MaceParameters initial() {
        return start;
    }

    @Override
    public Void state(AnnotationBlock block) {
        return null;
    }

    @Override
    public void accumulate(AnnotationBlock block, Void state, MaceParameters parameters, Accumulator into) {
        var q = new double[classes];
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            double likelihood = posterior(block, i, parameters, q, 0);
            if (parameters.start()) {
                for (int a = from; a < to; a++) {
                    into.add(block.annotator[a] * classes + block.label[a], q[block.label[a]]);
                }
            } else {
                for (int a = from; a < to; a++) {
                    int row = block.annotator[a] * classes + block.label[a];
                    into.add(row, q[block.label[a]] * parameters.knowing()[row]);
                }
            }
            WideCells.add(into, evidence(), likelihood);
            for (int k = 0; k < classes; k++) {
                into.add(mass() + k, q[k]);
            }
        }
    }

    /** Posterior of one item; returns the log of its weight, less what its answers weigh as spam. */
    double posterior(AnnotationBlock block, int item, MaceParameters parameters, double[] q, int at) {
        int known = block.known[item];
        int from = block.start[item];
        int to = block.start[item + 1];
        double evidence = 0;
        if (parameters.start()) {
            Arrays.fill(q, at, at + classes, 0);
            for (int a = from; a < to; a++) {
                q[at + block.label[a]] += 1.0 / (to - from);
            }
        } else {
            System.arraycopy(parameters.logPriors(), 0, q, at, classes);
            for (int a = from; a < to; a++) {
                q[at + block.label[a]] += parameters.odds()[block.annotator[a] * classes + block.label[a]];
            }
            evidence = known >= 0 ? q[at + known] : LogWeights.normalise(q, at, classes);
        }
        if (known >= 0) {
            Arrays.fill(q, at, at + classes, 0);
            q[at + known] = 1;
        }
        return evidence;
    }

    @Override
    public MaceParameters update(MaceParameters before, Totals totals, int iteration) {
        if (!before.start()) {
            double bound = WideCells.sum(totals, evidence()) - before.divergence();
            for (int at = 0; at < counts.length; at++) {
                bound += counts[at] == 0 ? 0 : counts[at] * PortableLog.log(before.spam()[at]);
                bound += past[at] == 0 ? 0 : past[at] * PortableLog.log(before.spam()[at]);
                bound += pastRight[at] == 0 ? 0 : pastRight[at] * before.odds()[at];
            }
            if (givenLogPriors == null) {
                bound += Arrays.stream(before.logPriors()).sum();
            }
            bound /= answers;
            boolean settled = config.tolerance() > 0 && bound - before.bound() < config.tolerance();
            if (settled || iteration == config.maxIterations()) {
                return before.judged(bound, true);
            }
            return next(before, totals).judged(bound, false);
        }
        return next(before, totals);
    }

    private MaceParameters next(MaceParameters before, Totals totals) {
        var spam = new double[annotators * classes];
        var known = new double[annotators];
        var strategy = new double[classes];
        double divergence = 0;
        for (int w = 0; w < annotators; w++) {
            double knows = 0;
            double spams = 0;
            for (int l = 0; l < classes; l++) {
                double k = Math.max(0, Math.min(counts[w * classes + l], totals.cell(w * classes + l)));
                // Of the past, too, a right answer may have been spam.
                int at = w * classes + l;
                double pastKnown = before.start() ? pastRight[at] : pastRight[at] * before.knowing()[at];
                k += pastKnown;
                knows += k;
                strategy[l] = counts[at] + past[at] - k;
                spams += strategy[l];
            }
            if (config.method() == MaceMethod.VB) {
                divergence += variational(w, knows, spams, strategy, spam, known);
            } else {
                maximal(w, knows, spams, strategy, spam, known);
            }
        }
        return MaceParameters.of(spam, known, logPriors(totals), divergence);
    }

    private double[] logPriors(Totals totals) {
        if (givenLogPriors != null) {
            return givenLogPriors;
        }
        var priors = new double[classes];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            priors[k] = totals.cell(mass() + k) + 1;
            sum += priors[k];
        }
        for (int k = 0; k < classes; k++) {
            priors[k] = PortableLog.log(priors[k] / sum);
        }
        return priors;
    }

    private double variational(int w, double knows, double spams, double[] strategy, double[] spam, double[] known) {
        double a = config.alpha();
        double b = config.beta();
        double prior = config.strategyPrior();
        double both = Digamma.of(spams + knows + a + b);
        double logSpam = Digamma.of(spams + a) - both;
        double logKnown = Digamma.of(knows + b) - both;
        known[w] = StrictMath.exp(logKnown);
        double all = Digamma.of(spams + classes * prior);
        double divergence = spams * logSpam
                + knows * logKnown
                + logBeta(a, b)
                - logBeta(spams + a, knows + b)
                + LogGamma.of(spams + classes * prior)
                - LogGamma.of(classes * prior);
        for (int l = 0; l < classes; l++) {
            double logStrategy = Digamma.of(strategy[l] + prior) - all;
            spam[w * classes + l] = StrictMath.exp(logSpam + logStrategy);
            divergence += strategy[l] * logStrategy + LogGamma.of(prior) - LogGamma.of(strategy[l] + prior);
        }
        return divergence;
    }

    private static double logBeta(double a, double b) {
        return LogGamma.of(a) + LogGamma.of(b) - LogGamma.of(a + b);
    }

    private void maximal(int w, double knows, double spams, double[] strategy, double[] spam, double[] known) {
        double smoothing = config.smoothing() / classes;
        double both = spams + knows + 2 * smoothing;
        known[w] = (knows + smoothing) / both;
        double spamming = (spams + smoothing) / both;
        for (int l = 0; l < classes; l++) {
            spam[w * classes + l] = spamming * (strategy[l] + smoothing) / (spams + classes * smoothing);
        }
    }

    @Override
    public boolean converged(MaceParameters before, MaceParameters after, int iteration) {
        return after.settled();
    }

    @Override
    public Optional<Snapshots<MaceParameters, Void>> snapshots() {
        return Optional.of(new MaceSnapshots());
    }
}
