package io.labelwright.consensus.latent;

import io.labelwright.math.function.Digamma;
import io.labelwright.math.function.LogGamma;
import io.labelwright.math.function.PortableLog;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The enhanced Bayesian classifier combination of Li, Rubinstein and Cohn (Exploiting worker correlation for label
 * aggregation in crowdsourcing, ICML 2019) by mean field: every class has M kinds of items, and the row of an annotator
 * for a kind has a Dirichlet prior with more weight on the class itself. With M = 1 it is the independent Bayesian
 * classifier combination (Kim and Ghahramani 2012).
 *
 * <pre>
 *   factor[w][l][s] = exp(psi(n[w][l][s] + prior[s][l]) - psi(n[w][.][s] + sum of prior[s]))
 *   start[k][m]     = exp(psi(c[k] + alpha[k]) + psi(c[k][m] + a / M) - psi(c[k] + a))
 * </pre>
 *
 * @param right weight of the class itself in the prior of a row; the reference takes 4
 * @param wrong weight of every other class; the reference takes 1
 * @param concentration a, of the kinds in a class; the reference takes 0.1
 * @param prior how the alpha of the classes is made; the reference takes the votes alone
 * @param given shares of the classes where they are known, which then are not learned
 */
public record SubtypeRule(double right, double wrong, double concentration, ClassPrior prior, double @Nullable [] given)
        implements AnnotatorRule {

    @Override
    public Learned learn(Sizes sizes, double[] counts, double[] mass, double[] majority, double[] carry) {
        return new Learned(factors(sizes, counts), starts(sizes, mass, majority), carry);
    }

    private double[] factors(Sizes sizes, double[] counts) {
        int k = sizes.classes();
        int m = sizes.subtypes();
        int s = sizes.states();
        double rightAlone = Digamma.exp(right);
        double wrongAlone = Digamma.exp(wrong);
        double rowPrior = right + (k - 1) * wrong;
        double rowAlone = 1 / Digamma.exp(rowPrior);
        var factors = new double[counts.length];
        var inverse = new double[s];
        for (int w = 0; w < sizes.annotators(); w++) {
            int base = w * k * s;
            Arrays.fill(inverse, 0);
            for (int at = base; at < base + k * s; at += s) {
                for (int state = 0; state < s; state++) {
                    inverse[state] += counts[at + state];
                }
            }
            for (int state = 0; state < s; state++) {
                inverse[state] = inverse[state] == 0 ? rowAlone : 1 / Digamma.exp(inverse[state] + rowPrior);
            }
            for (int l = 0; l < k; l++) {
                int row = base + l * s;
                for (int state = 0; state < s; state++) {
                    boolean diagonal = state / m == l;
                    double n = counts[row + state];
                    double weight =
                            n == 0 ? (diagonal ? rightAlone : wrongAlone) : Digamma.exp(n + (diagonal ? right : wrong));
                    factors[row + state] = weight * inverse[state];
                }
            }
        }
        return factors;
    }

    private double[] starts(Sizes sizes, double[] mass, double[] majority) {
        int k = sizes.classes();
        int m = sizes.subtypes();
        var starts = new double[sizes.states()];
        for (int c = 0; c < k; c++) {
            double items = 0;
            for (int at = c * m; at < (c + 1) * m; at++) {
                items += mass[at];
            }
            double share = given == null ? Digamma.exp(items + prior.of(majority[c])) : given[c];
            double inverse = 1 / Digamma.exp(items + concentration);
            for (int at = c * m; at < (c + 1) * m; at++) {
                starts[at] = share * (m == 1 ? 1 : Digamma.exp(mass[at] + concentration / m) * inverse);
            }
        }
        return starts;
    }

    /**
     * The lower bound of the logarithm of the answers' probability, by which fits of one crowd compare.
     *
     * @param past what {@link LatentKernel#past} says of these parameters: part of the priors
     * @param items how many items have answers
     * @param evidence what {@link LatentKernel#evidence} says of these parameters
     */
    public double bound(Sizes sizes, LatentParameters parameters, double[] past, long items, double evidence) {
        int k = sizes.classes();
        int m = sizes.subtypes();
        int s = sizes.states();
        double[] mass = parameters.mass();
        double greatest =
                Arrays.stream(starts(sizes, mass, parameters.majority())).max().orElse(1);
        double bound = evidence + items * PortableLog.log(greatest);
        if (given == null) {
            var classes = new double[k];
            var alpha = new double[k];
            double sum = 0;
            for (int c = 0; c < k; c++) {
                alpha[c] = prior.of(parameters.majority()[c]);
                classes[c] = alpha[c];
                for (int at = c * m; at < (c + 1) * m; at++) {
                    classes[c] += mass[at];
                }
                sum += classes[c];
            }
            bound -= items * Digamma.of(sum) + divergence(classes, alpha);
        }
        var kinds = new double[m];
        var kindPrior = new double[m];
        Arrays.fill(kindPrior, concentration / m);
        for (int c = 0; m > 1 && c < k; c++) {
            for (int at = 0; at < m; at++) {
                kinds[at] = mass[c * m + at] + concentration / m;
            }
            bound -= divergence(kinds, kindPrior);
        }
        var row = new double[k];
        var rowPrior = new double[k];
        for (int w = 0; w < sizes.annotators(); w++) {
            for (int state = 0; state < s; state++) {
                for (int l = 0; l < k; l++) {
                    int at = (w * k + l) * s + state;
                    rowPrior[l] = (state / m == l ? right : wrong) + (past.length == 0 ? 0 : past[at]);
                    row[l] = rowPrior[l] + parameters.counts()[at];
                }
                bound -= divergence(row, rowPrior);
            }
        }
        return bound;
    }

    /** Kullback-Leibler divergence of one Dirichlet distribution from another. */
    private static double divergence(double[] of, double[] from) {
        double sum = 0;
        double fromSum = 0;
        double divergence = 0;
        for (int at = 0; at < of.length; at++) {
            sum += of[at];
            fromSum += from[at];
        }
        double psi = Digamma.of(sum);
        for (int at = 0; at < of.length; at++) {
            if (of[at] != from[at]) {
                divergence += LogGamma.of(from[at]) - LogGamma.of(of[at]);
            }
            divergence += (of[at] - from[at]) * (Digamma.of(of[at]) - psi);
        }
        return divergence + LogGamma.of(sum) - LogGamma.of(fromSum);
    }
}
