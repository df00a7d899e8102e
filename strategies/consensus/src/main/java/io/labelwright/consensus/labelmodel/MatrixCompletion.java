package io.labelwright.consensus.labelmodel;

import io.labelwright.math.function.PortableLog;
import java.util.Arrays;

/**
 * The label model of Ratner et al. (2019) as Snorkel fits it.
 *
 * <pre>
 *   mu[(a, l), k]  = P(function a says l | truth k), abstentions being the rest
 *   loss           = sum over a != b that meet of (O[(a, k), (b, l)] - (mu P mu')[(a, k), (b, l)])²
 *                    + sum of ((mu p)[(a, l)] - share of l by a)² + l2² |mu - mu_0|²,   P = diag(p), p shares of classes
 *   start mu_0     = share of l by a times prec_init / p_l where l = k, else 0
 *   posterior      prop. to p_k prod over answers of mu[(a, l), k]
 * </pre>
 *
 * <p>Pairs of functions that share no item are left out: they say that functions look at different items, not that they
 * differ. So are pairs of functions that depend on each other, and a group of those weighs in the loss what one
 * function does. The loss is lowered by projected gradient steps of the length of Barzilai and Borwein, shortened until
 * it falls, where Snorkel takes steps of one length; so there is no learning rate to choose and none at which it
 * explodes. Of solutions that differ by exchanging classes of equal share, the one is taken that believes functions
 * most. Cost O((functions K)² K) a step.
 */
final class MatrixCompletion {

    private static final int MOST_HALVINGS = 40;
    private static final double EQUAL_SHARES = 1e-3;

    private final Overlaps overlaps;
    private final double[] shares;
    private final LabelModelConfig config;
    private final int classes;
    private final int width;
    private final double least;
    private final double[] start;
    private final double[] gradient;
    private final double[] weight;
    private final boolean[] meet;

    MatrixCompletion(Overlaps overlaps, double[] shares, Dependencies dependencies, LabelModelConfig config) {
        this.overlaps = overlaps;
        this.shares = shares;
        this.config = config;
        this.classes = overlaps.classes();
        this.width = overlaps.width();
        this.least = least(overlaps.items());
        this.start = start();
        this.gradient = new double[width * classes];
        this.weight = new double[overlaps.functions()];
        Arrays.setAll(weight, dependencies::weight);
        this.meet = new boolean[overlaps.functions() * overlaps.functions()];
        for (int a = 0; a < overlaps.functions(); a++) {
            for (int b = 0; b < overlaps.functions(); b++) {
                meet[a * overlaps.functions() + b] = a != b && overlaps.meet(a, b) && !dependencies.together(a, b);
            }
        }
    }

    /** One over the number of items, rounded to a power of ten, at most 0.01. */
    private static double least(long items) {
        double power = 1;
        while (power < items) {
            power *= 10;
        }
        return Math.min(0.01, 1 / power);
    }

    private double[] start() {
        var mu = new double[width * classes];
        for (int row = 0; row < width; row++) {
            int k = row % classes;
            double share = overlaps.pairs()[row * width + row];
            mu[row * classes + k] = shares[k] > 0 ? Math.min(1, share * config.precInit() / shares[k]) : 0;
        }
        return mu;
    }

    FunctionModel fit(Runnable checkCancelled) {
        double[] mu = clamped(start, new double[start.length], 0);
        double loss = loss(mu);
        double step = 0.01;
        int iteration = 0;
        boolean converged = false;
        while (iteration < config.maxIterations() && !converged) {
            checkCancelled.run();
            iteration++;
            double[] slope = gradient.clone();
            double[] next = mu;
            double lower = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < MOST_HALVINGS && !(lower < loss); halving++) {
                next = clamped(mu, slope, step);
                lower = loss(next);
                step = lower < loss ? step : step / 4;
            }
            if (!(lower < loss)) {
                converged = true;
                break;
            }
            step = length(mu, next, slope, step);
            converged = config.tolerance() > 0 && loss - lower < config.tolerance() * loss;
            mu = next;
            loss = lower;
        }
        exchange(mu);
        return model(mu, iteration, converged);
    }

    private double[] clamped(double[] mu, double[] slope, double step) {
        var next = new double[mu.length];
        for (int at = 0; at < next.length; at++) {
            next[at] = Math.max(least, Math.min(1 - least, mu[at] - step * slope[at]));
        }
        return next;
    }

    /** |s|² / s'y of the step s and the change y of the gradient. */
    private double length(double[] mu, double[] next, double[] slope, double step) {
        double square = 0;
        double product = 0;
        for (int at = 0; at < mu.length; at++) {
            double s = next[at] - mu[at];
            square += s * s;
            product += s * (gradient[at] - slope[at]);
        }
        return product > 0 ? Math.max(1e-6, Math.min(1e6, square / product)) : 2 * step;
    }

    /** The loss; leaves its gradient in the field. */
    private double loss(double[] mu) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        var weighted = new double[mu.length];
        for (int at = 0; at < mu.length; at++) {
            weighted[at] = mu[at] * shares[at % classes];
            double off = mu[at] - start[at];
            double pull = config.l2() * config.l2() * weight[at / (classes * classes)];
            sum += pull * off * off;
            gradient[at] += 2 * pull * off;
        }
        double[] pairs = overlaps.pairs();
        int functions = overlaps.functions();
        for (int i = 0; i < width; i++) {
            int atI = i * classes;
            double total = -pairs[i * width + i];
            for (int k = 0; k < classes; k++) {
                total += weighted[atI + k];
            }
            double own = weight[i / classes];
            sum += own * total * total;
            for (int k = 0; k < classes; k++) {
                gradient[atI + k] += 2 * own * total * shares[k];
            }
            for (int j = i + 1; j < width; j++) {
                if (!meet[i / classes * functions + j / classes]) {
                    continue;
                }
                int atJ = j * classes;
                double e = pairs[i * width + j];
                for (int k = 0; k < classes; k++) {
                    e -= weighted[atI + k] * mu[atJ + k];
                }
                double both = own * weight[j / classes];
                sum += 2 * both * e * e;
                for (int k = 0; k < classes; k++) {
                    gradient[atI + k] -= 4 * both * e * weighted[atJ + k];
                    gradient[atJ + k] -= 4 * both * e * weighted[atI + k];
                }
            }
        }
        return sum;
    }

    /** Exchanges two classes of equal share as long as functions become more right by it. */
    private void exchange(double[] mu) {
        boolean better = true;
        for (int round = 0; better && round < classes * classes; round++) {
            better = false;
            for (int k = 0; k < classes; k++) {
                for (int l = k + 1; l < classes; l++) {
                    if (Math.abs(shares[k] - shares[l]) < EQUAL_SHARES && gain(mu, k, l) > 1e-9) {
                        for (int at = 0; at < mu.length; at += classes) {
                            double was = mu[at + k];
                            mu[at + k] = mu[at + l];
                            mu[at + l] = was;
                        }
                        better = true;
                    }
                }
            }
        }
    }

    private double gain(double[] mu, int k, int l) {
        double gain = 0;
        for (int a = 0; a < overlaps.functions(); a++) {
            int atK = (a * classes + k) * classes;
            int atL = (a * classes + l) * classes;
            gain += mu[atK + l] + mu[atL + k] - mu[atK + k] - mu[atL + l];
        }
        return gain;
    }

    private FunctionModel model(double[] mu, int iterations, boolean converged) {
        var evidence = new double[mu.length];
        for (int at = 0; at < mu.length; at++) {
            evidence[at] = PortableLog.log(mu[at]);
        }
        var accuracy = new double[overlaps.functions()];
        for (int a = 0; a < accuracy.length; a++) {
            double right = 0;
            for (int k = 0; k < classes; k++) {
                right += mu[(a * classes + k) * classes + k] * shares[k];
            }
            double coverage = overlaps.coverage(a);
            accuracy[a] = coverage > 0 ? Math.max(0, Math.min(1, right / coverage)) : Double.NaN;
        }
        double[] logPriors = Arrays.stream(shares).map(PortableLog::log).toArray();
        return new FunctionModel(evidence, logPriors, false, accuracy, iterations, converged);
    }
}
