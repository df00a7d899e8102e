package io.labelwright.learn.linear;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;

/**
 * Logistic regression trained as if each feature of each example were dropped at random, all ways of dropping at once:
 * the score of an example is then nearly normal, {@code N(m, s^2)} with {@code m = w x + b} and {@code s^2 = d / (1 -
 * d) sum_j w_j^2 x_j^2} where d is the share dropped, and the mean of its log-likelihood is close to {@code t log
 * sigma(m / t)} with {@code t = sqrt(1 + pi s^2 / 8)}. It learns not to rely on single features, which helps where
 * texts are short and examples are few. With several classes there is a model of each against the others, and their
 * probabilities are scaled to add up to 1. Cost as of logistic regression, times the number of classes.
 *
 * <p>Wang, Manning 2013 (Fast dropout training).
 */
public final class FastDropout implements Learner {

    private static final int MAX_ITERATIONS = 300;
    private static final double TOLERANCE = 1e-5;

    private final double dropped;
    private final double c;

    /**
     * Learns so.
     *
     * @param dropped the share of features that is dropped, 0 to below 1; 0 is logistic regression
     * @param c inverse strength of an L2 penalty beside it, above 0
     */
    public FastDropout(double dropped, double c) {
        this.dropped = dropped;
        this.c = c;
    }

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        int columns = examples.features().columns().size();
        int models = LinearClassifier.scores(examples.classes());
        var weights = new double[models * (columns + 1)];
        for (int model = 0; model < models; model++) {
            int positive = models == 1 ? 1 : model;
            double[] one = Lbfgs.minimise(
                    new Loss(examples, positive, columns), columns + 1, MAX_ITERATIONS, TOLERANCE, pause);
            System.arraycopy(one, 0, weights, model * (columns + 1), columns + 1);
        }
        return models == 1
                ? new LinearClassifier(weights, columns, 2)
                : new OneAgainstOthers(weights, columns, examples.classes());
    }

    /** @param weights as of {@link LinearClassifier}, with a score per class */
    @SuppressWarnings("ArrayRecordComponent") // read only, seen by this class alone
    private record OneAgainstOthers(double[] weights, int columns, int classes) implements Classifier {
        @Override
        public void probabilities(FeatureRows features, int item, double[] into) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                double score = LinearClassifier.score(weights, k * (columns + 1), columns, features, item);
                into[k] = 1 / (1 + StrictMath.exp(-score));
                sum += into[k];
            }
            for (int k = 0; k < classes; k++) {
                into[k] = sum > 0 ? into[k] / sum : 1.0 / classes;
            }
        }
    }

    /** The mean loss of one class against the others. */
    private final class Loss implements Lbfgs.Objective {
        private final Examples examples;
        private final int positive;
        private final int columns;
        private final double total;
        private final double odds = dropped / (1 - dropped);

        Loss(Examples examples, int positive, int columns) {
            this.examples = examples;
            this.positive = positive;
            this.columns = columns;
            this.total = examples.totalWeight();
        }

        @Override
        public double at(double[] weights, double[] gradient) {
            Arrays.fill(gradient, 0);
            double value = 0;
            for (int i = 0; i < examples.size(); i++) {
                double weight = examples.weights()[i] / total;
                if (weight > 0) {
                    value += weight
                            * one(examples.items()[i], examples.labels()[i] == positive, weights, gradient, weight);
                }
            }
            double square = 0;
            for (int j = 0; j < columns; j++) {
                square += weights[j] * weights[j];
                gradient[j] += weights[j] / (c * total);
            }
            return value + square / (2 * c * total);
        }

        private double one(int item, boolean isPositive, double[] weights, double[] gradient, double weight) {
            FeatureRows features = examples.features();
            double mean = weights[columns];
            double variance = 0;
            for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
                double part = weights[features.column(entry)] * features.value(entry);
                mean += part;
                variance += part * part;
            }
            variance *= odds;
            double t = Math.sqrt(1 + Math.PI * variance / 8);
            double sign = isPositive ? 1 : -1;
            double margin = sign * mean / t;
            double wrong = 1 / (1 + StrictMath.exp(margin));
            double softplus = margin > 0
                    ? StrictMath.log1p(StrictMath.exp(-margin))
                    : StrictMath.log1p(StrictMath.exp(margin)) - margin;
            double byMean = -sign * wrong * weight;
            double byVariance = weight * (softplus + margin * wrong) * Math.PI / (16 * t);
            for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
                int column = features.column(entry);
                double x = features.value(entry);
                gradient[column] += byMean * x + byVariance * 2 * odds * weights[column] * x * x;
            }
            gradient[columns] += byMean;
            return t * softplus;
        }
    }
}
