package io.labelwright.consensus.latent;

import org.jspecify.annotations.Nullable;

/**
 * One coin per annotator says whether it is right, drawn towards the crowd's coin by six answers; where the crowd errs
 * is shared by all. One subtype only.
 *
 * @param given shares of the classes where they are known, which then are not learned
 */
public record CoinRule(double @Nullable [] given) implements AnnotatorRule {

    private static final double CROWD_ANSWERS = 6;
    private static final double LEAST = 1e-4;

    @Override
    public Learned learn(Sizes sizes, double[] counts, double[] mass, double[] majority, double[] carry) {
        int k = sizes.classes();
        int block = k * k;
        int annotators = sizes.annotators();
        var right = new double[annotators];
        var answers = new double[annotators];
        var errors = new double[block];
        double allRight = 0;
        double allAnswers = 0;
        for (int w = 0; w < annotators; w++) {
            for (int at = 0; at < block; at++) {
                double n = counts[w * block + at];
                answers[w] += n;
                if (at / k == at % k) {
                    right[w] += n;
                } else {
                    errors[at] += n;
                }
            }
            allRight += right[w];
            allAnswers += answers[w];
        }
        double mean = allAnswers > 0 ? allRight / allAnswers : 0.5;
        normalise(errors, k);
        var factors = new double[counts.length];
        for (int w = 0; w < annotators; w++) {
            double coin = (right[w] + CROWD_ANSWERS * mean) / (answers[w] + CROWD_ANSWERS);
            double a = Math.max(LEAST, Math.min(1 - LEAST, coin));
            for (int at = 0; at < block; at++) {
                factors[w * block + at] = at / k == at % k ? a : (1 - a) * errors[at];
            }
        }
        var starts = new double[k];
        for (int c = 0; c < k; c++) {
            starts[c] = given == null ? mass[c] + majority[c] + 1 : given[c];
        }
        return new Learned(factors, starts, carry);
    }

    private static void normalise(double[] errors, int k) {
        for (int truth = 0; truth < k; truth++) {
            double sum = 0;
            for (int l = 0; l < k; l++) {
                if (l != truth) {
                    errors[l * k + truth] += 1;
                    sum += errors[l * k + truth];
                }
            }
            for (int l = 0; l < k; l++) {
                errors[l * k + truth] = l == truth ? 0 : errors[l * k + truth] / sum;
            }
        }
    }
}
