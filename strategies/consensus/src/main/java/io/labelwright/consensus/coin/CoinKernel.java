package io.labelwright.consensus.coin;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.consensus.crowd.VoteShares;
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
 * Expectation-maximisation for annotators with one coin each. With s the accuracy of an annotator w and K classes:
 *
 * <pre>
 *   E-step: q[i][k] = pi[k] prod over answers (w, l) of i of (s[w] if l = k, else (1 - s[w]) / (K - 1)), normalised
 *   M-step: s[w] = (sum over answers (i, l) of w of q[i][l] + smoothing mean) / (answers of w + smoothing)
 *           where answers of before count as right or wrong
 *           pi[k] = mean of q[i][k], unless it is given
 * </pre>
 *
 * <p>Dividing the product by the factor that all classes have leaves one multiplication per answer, by {@code odds = (K
 * - 1) s / (1 - s)} at the answered class. So an iteration costs O(answers + items K), a K-th of what confusion
 * matrices cost. All that is added up goes into fixed-point cells: the same bits for any threads and blocks.
 */
final class CoinKernel implements IterativeKernel<CoinParameters, Boolean> {

    /** The log-likelihood of an item is at most this many times its answers, by a wide margin. */
    private static final double LIKELIHOOD_SCALE = 64;

    /** So many odds can be multiplied before a rescaling is due: each lies between 1e-10 and 1e10 (K - 1). */
    private static final int SAFE_FACTORS = 16;

    private static final double LOG_TWO = PortableLog.log(2);
    private static final double FLOOR = 1e-10;

    private final int classes;
    private final VoteShares votes;
    private final long answers;
    private final CoinModel model;
    private final double @Nullable [] givenPriors;
    /** Past answers of each annotator that were right, and all of them. */
    private final double[] pastRight;

    private final double[] pastAnswers;
    private final double allAnswers;

    CoinKernel(
            int classes,
            VoteShares votes,
            CoinModel model,
            double @Nullable [] givenPriors,
            @Nullable AnnotatorHistory history) {
        this.classes = classes;
        this.votes = votes;
        this.answers = votes.allAnswers();
        this.model = model;
        this.givenPriors = givenPriors;
        this.pastRight = history == null ? new double[votes.answers().length] : history.right();
        this.pastAnswers = history == null ? new double[votes.answers().length] : history.answers();
        this.allAnswers = answers + Arrays.stream(pastAnswers).sum();
    }

    @Override
    public Shape shape() {
        return Shape.of((long) votes.answers().length + classes + 1, 0);
    }

    @Override
    public CoinParameters initial() {
        double[] accuracy;
        if (model.initialAccuracy() > 0) {
            accuracy = new double[votes.answers().length];
            Arrays.fill(accuracy, clip(model.initialAccuracy()));
        } else {
            accuracy = accuracy(votes.agreement());
        }
        double agreement = Arrays.stream(votes.agreement()).sum() / Math.max(1, answers);
        return parameters(accuracy, votes.classShare(), agreement, -1e300);
    }

    /** Whether an item of the block has so many answers that its products need rescaling. */
    @Override
    public Boolean state(AnnotationBlock block) {
        for (int i = 0; i < block.items; i++) {
            if (block.start[i + 1] - block.start[i] > SAFE_FACTORS) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void accumulate(AnnotationBlock block, Boolean many, CoinParameters parameters, Accumulator into) {
        int w = votes.answers().length;
        var q = new double[classes];
        var units = new long[classes];
        var mass = new long[classes];
        double unit = into.unit();
        double likelihoodUnit = unit / LIKELIHOOD_SCALE;
        long likelihood = 0;
        long[] cells = into.cells;
        for (int i = 0; i < block.items; i++) {
            int from = block.start[i];
            int to = block.start[i + 1];
            if (from == to) {
                continue;
            }
            likelihood += Math.round(posterior(block, i, many, parameters, q, 0) * likelihoodUnit);
            for (int c = 0; c < classes; c++) {
                long n = (long) (q[c] * unit + 0.5);
                units[c] = n;
                mass[c] += n;
            }
            for (int a = from; a < to; a++) {
                cells[block.annotator[a]] += units[block.label[a]];
            }
        }
        for (int c = 0; c < classes; c++) {
            cells[w + c] += mass[c];
        }
        cells[w + classes] += likelihood;
    }

    /**
     * Posterior of one item under the parameters.
     *
     * @param many whether the item may have more than {@link #SAFE_FACTORS} answers
     * @return log of the item's likelihood but for the factors that all classes have, which are in the baseline
     */
    double posterior(AnnotationBlock block, int item, boolean many, CoinParameters parameters, double[] q, int base) {
        int from = block.start[item];
        int to = block.start[item + 1];
        double[] odds = parameters.odds();
        System.arraycopy(parameters.priors(), 0, q, base, classes);
        int exponent = 0;
        if (many) {
            for (int a = from; a < to; a++) {
                q[base + block.label[a]] *= odds[block.annotator[a]];
                if ((a - from) % SAFE_FACTORS == SAFE_FACTORS - 1) {
                    exponent += rescale(q, base);
                }
            }
        } else {
            for (int a = from; a < to; a++) {
                q[base + block.label[a]] *= odds[block.annotator[a]];
            }
        }
        double evidence = 0;
        for (int at = base; at < base + classes; at++) {
            evidence += q[at];
        }
        int known = block.known[item];
        if (known >= 0) {
            evidence = Math.max(q[base + known], Double.MIN_NORMAL);
            Arrays.fill(q, base, base + classes, 0);
            q[base + known] = 1;
        } else {
            double inverse = 1 / evidence;
            for (int at = base; at < base + classes; at++) {
                q[at] *= inverse;
            }
        }
        return PortableLog.log(evidence) + exponent * LOG_TWO;
    }

    /** Divides by the power of two of the greatest number; returns the power. */
    private int rescale(double[] q, int base) {
        double max = 0;
        for (int at = base; at < base + classes; at++) {
            max = Math.max(max, q[at]);
        }
        int exponent = Math.getExponent(max);
        for (int at = base; at < base + classes; at++) {
            q[at] = Math.scalb(q[at], -exponent);
        }
        return exponent;
    }

    @Override
    public CoinParameters update(CoinParameters before, Totals totals, int iteration) {
        int w = votes.answers().length;
        var right = new double[w];
        double all = 0;
        for (int i = 0; i < w; i++) {
            right[i] = totals.cell(i);
            all += right[i];
        }
        var share = new double[classes];
        for (int c = 0; c < classes; c++) {
            share[c] = totals.cell(w + c) / Math.max(1, votes.items());
        }
        double likelihood = (totals.cell(w + classes) * LIKELIHOOD_SCALE + before.baseline()) / Math.max(1, answers);
        return parameters(accuracy(right), share, all / Math.max(1, answers), likelihood);
    }

    private double[] accuracy(double[] right) {
        double smoothing = model.smoothing();
        double mean = (Arrays.stream(right).sum() + Arrays.stream(pastRight).sum()) / Math.max(1, allAnswers);
        var accuracy = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            double n = votes.answers()[i] + pastAnswers[i] + smoothing;
            accuracy[i] = n == 0 ? clip(mean) : clip((right[i] + pastRight[i] + smoothing * mean) / n);
        }
        return accuracy;
    }

    /** Whether as much is known of annotators from before as the answers can say. */
    boolean isAnchored() {
        return allAnswers >= 2.0 * answers && allAnswers > answers;
    }

    /** Share of an annotator's answers that agree with the votes', or were right before; of nobody's answers 0. */
    double meanAgreement(int annotator) {
        double n = votes.answers()[annotator] + pastAnswers[annotator];
        return n == 0 ? 0 : (votes.agreement()[annotator] + pastRight[annotator]) / n;
    }

    private CoinParameters parameters(double[] accuracy, double[] share, double agreement, double likelihood) {
        double[] priors;
        if (givenPriors != null) {
            priors = givenPriors;
        } else {
            priors = new double[classes];
            for (int c = 0; c < classes; c++) {
                priors[c] = model.uniformPriors() ? 1.0 / classes : Math.max(share[c], FLOOR);
            }
        }
        var odds = new double[accuracy.length];
        double baseline = 0;
        for (int i = 0; i < odds.length; i++) {
            double wrong = (1 - accuracy[i]) / (classes - 1);
            odds[i] = accuracy[i] / wrong;
            baseline += votes.answers()[i] * PortableLog.log(wrong);
        }
        return new CoinParameters(accuracy, odds, priors, share, agreement, baseline, likelihood);
    }

    private static double clip(double accuracy) {
        return Math.min(1 - FLOOR, Math.max(FLOOR, accuracy));
    }

    @Override
    public boolean converged(CoinParameters before, CoinParameters after, int iteration) {
        return model.tolerance() > 0
                && iteration > 0
                && after.logLikelihood() - before.logLikelihood() < model.tolerance();
    }

    @Override
    public Optional<Snapshots<CoinParameters, Boolean>> snapshots() {
        return Optional.of(new CoinSnapshots());
    }
}
