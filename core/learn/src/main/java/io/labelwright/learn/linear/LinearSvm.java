package io.labelwright.learn.linear;

import io.labelwright.learn.Classifier;
import io.labelwright.learn.Examples;
import io.labelwright.learn.Learner;
import io.labelwright.math.feature.FeatureRows;
import java.util.Arrays;

/**
 * Linear support vector machines with squared hinge loss, {@code sum_i v_i max(0, 1 - y_i (w x_i + b))^2 + |w|^2 / (2
 * C)}, one per class against the others. Its scores know which class is best and not how sure that is: probabilities
 * are their softmax and want to be calibrated. Fan et al. 2008 (LIBLINEAR, L2-regularised L2-loss).
 */
public final class LinearSvm implements Learner {

    private static final int MAX_ITERATIONS = 500;
    private static final double TOLERANCE = 1e-5;

    private final double c;

    /**
     * Learns so.
     *
     * @param c inverse strength of the penalty, above 0
     */
    public LinearSvm(double c) {
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
                    (point, gradient) -> loss(examples, positive, columns, point, gradient),
                    columns + 1,
                    MAX_ITERATIONS,
                    TOLERANCE,
                    pause);
            System.arraycopy(one, 0, weights, model * (columns + 1), columns + 1);
        }
        return new LinearClassifier(weights, columns, examples.classes());
    }

    private double loss(Examples examples, int positive, int columns, double[] weights, double[] gradient) {
        FeatureRows features = examples.features();
        double total = examples.totalWeight();
        Arrays.fill(gradient, 0);
        double value = 0;
        for (int i = 0; i < examples.size(); i++) {
            int item = examples.items()[i];
            double sign = examples.labels()[i] == positive ? 1 : -1;
            double missing = 1 - sign * LinearClassifier.score(weights, 0, columns, features, item);
            if (missing > 0) {
                double weight = examples.weights()[i] / total;
                value += weight * missing * missing;
                double by = -2 * weight * missing * sign;
                for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
                    gradient[features.column(entry)] += by * features.value(entry);
                }
                gradient[columns] += by;
            }
        }
        for (int j = 0; j < columns; j++) {
            value += weights[j] * weights[j] / (2 * c * total);
            gradient[j] += weights[j] / (c * total);
        }
        return value;
    }
}
