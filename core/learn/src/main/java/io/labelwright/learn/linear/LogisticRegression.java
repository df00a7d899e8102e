package io.labelwright.learn.linear;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Multinomial logistic regression with an L2 penalty. Model: {@code p(k | x) = softmax_k(w_k x + b_k)}; minimises
 * {@code sum_i v_i loss(p(. | x_i), y_i) + |w|^2 / (2 C)}, in which constants b are free, as scikit-learn does. Cost
 * O(iterations * entries * classes). Columns in very different units slow it down and are punished unequally: scale
 * them before.
 *
 * <p>With a matrix of label noise {@code T[y][k] = p(label k | truth y)} the loss is either that of the noisy labels
 * that the model would cause (forward: {@code -log sum_y p(y | x) T[y][k]}), or one whose mean over noisy labels is
 * that of the true ones (backward: {@code sum_k inverse(T)[label][k] loss(k)}). Patrini et al. 2017 (Making Deep Neural
 * Networks Robust to Label Noise: a Loss Correction Approach).
 */
public final class LogisticRegression implements Learner {

    private static final int MAX_ITERATIONS = 500;
    private static final double TOLERANCE = 1e-5;

    private final double c;
    private final double @Nullable [][] forward;
    private final double @Nullable [][] backward;

    private LogisticRegression(double c, double @Nullable [][] forward, double @Nullable [][] backward) {
        this.c = c;
        this.forward = forward;
        this.backward = backward;
    }

    /**
     * Takes labels as they are.
     *
     * @param c inverse strength of the penalty, above 0
     */
    public LogisticRegression(double c) {
        this(c, null, null);
    }

    /** Learns through the noise: {@code noise[y][k]} is the share of items of class y with label k. */
    public static LogisticRegression forward(double c, double[][] noise) {
        return new LogisticRegression(c, noise, null);
    }

    /** Takes the noise out of the loss: {@code inverse} is the inverse of the matrix of {@link #forward}. */
    public static LogisticRegression backward(double c, double[][] inverse) {
        return new LogisticRegression(c, null, inverse);
    }

    @Override
    public Classifier fit(Examples examples, Runnable pause) {
        int columns = examples.features().columns().size();
        int scores = LinearClassifier.scores(examples.classes());
        var loss = new Loss(examples, columns);
        double[] weights = Lbfgs.minimise(loss, scores * (columns + 1), MAX_ITERATIONS, TOLERANCE, pause);
        return new LinearClassifier(weights, columns, examples.classes());
    }

    /** The penalised loss per unit of weight. */
    private final class Loss implements Lbfgs.Objective {
        private final Examples examples;
        private final int columns;
        private final double total;
        private final double[] p;
        private final double[] pull;

        Loss(Examples examples, int columns) {
            this.examples = examples;
            this.columns = columns;
            this.total = examples.totalWeight();
            this.p = new double[examples.classes()];
            this.pull = new double[examples.classes()];
        }

        @Override
        public double at(double[] weights, double[] gradient) {
            Arrays.fill(gradient, 0);
            double value = 0;
            for (int i = 0; i < examples.size(); i++) {
                double weight = examples.weights()[i] / total;
                if (weight > 0) {
                    int item = examples.items()[i];
                    LinearClassifier.softmax(weights, columns, examples.features(), item, p);
                    value += weight * loss(examples.labels()[i]);
                    add(gradient, examples.features(), item, weight);
                }
            }
            return value + penalty(weights, gradient);
        }

        /** The loss of an example with these probabilities, and by how much its scores should fall. */
        private double loss(int label) {
            if (forward != null) {
                double seen = 0;
                for (int k = 0; k < p.length; k++) {
                    seen += p[k] * forward[k][label];
                }
                seen = Math.max(seen, Double.MIN_NORMAL);
                for (int k = 0; k < p.length; k++) {
                    pull[k] = p[k] - p[k] * forward[k][label] / seen;
                }
                return -StrictMath.log(seen);
            }
            double loss = 0;
            for (int k = 0; k < p.length; k++) {
                double target = backward != null ? backward[label][k] : k == label ? 1 : 0;
                pull[k] = p[k] - target;
                if (target != 0) {
                    loss -= target * StrictMath.log(Math.max(p[k], Double.MIN_NORMAL));
                }
            }
            return loss;
        }

        private void add(double[] gradient, FeatureRows features, int item, double weight) {
            int first = p.length == 2 ? 1 : 0;
            for (int k = first; k < p.length; k++) {
                int from = (k - first) * (columns + 1);
                double by = weight * pull[k];
                for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
                    gradient[from + features.column(entry)] += by * features.value(entry);
                }
                gradient[from + columns] += by;
            }
        }

        private double penalty(double[] weights, double[] gradient) {
            double square = 0;
            for (int at = 0; at < weights.length; at++) {
                if (at % (columns + 1) != columns) {
                    square += weights[at] * weights[at];
                    gradient[at] += weights[at] / (c * total);
                }
            }
            return square / (2 * c * total);
        }
    }
}
