package io.labelwright.imbalance.decision;

import io.labelwright.learn.ItemWeights;
import io.labelwright.math.answer.ModelPredictions;
import io.labelwright.math.feature.PartItems;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.consensus.LabelWriter;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.Arrays;
import java.util.Map;

/**
 * Takes the priors of a model out of its probabilities: {@code q_k = p_k (t_k / prior_k)^tau / sum}, with the same
 * {@code t_k} for all classes unless {@code target_priors} says otherwise; the label is the class of the greatest q,
 * its confidence that q.
 *
 * <p>Where p is right, {@code tau: 1} has the greatest balanced accuracy that is possible (Collell et al. 2018), and
 * {@code log q = log p - tau log prior} is post-hoc logit adjustment (Menon et al. 2021). Classes with no labelled item
 * are taken for half an item, so that no class is lost by a division by 0. Cost: one pass over the predictions.
 */
final class PriorCorrection implements Strategy {

    private final PriorCorrectionConfig config;

    PriorCorrection(PriorCorrectionConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        DecisionOptions options = config.options();
        ItemLabels labels = in.labels();
        LabelSchema schema = in.schema();
        ModelPredictions predictions = ModelPredictions.of(in, config.predictions());
        double[] priors = priors(in, out, predictions, labels);
        var factors = new double[priors.length];
        for (int k = 0; k < factors.length; k++) {
            double target =
                    config.targetPriors() == null ? 1 : config.targetPriors().getOrDefault(schema.name(k), 0.0);
            factors[k] = config.tau() == 0 ? 1 : StrictMath.pow(target / priors[k], config.tau());
            out.fact("prior[" + schema.name(k) + "]", priors[k]);
        }
        var writer = new LabelWriter(context.stage(), options.rules(), schema, labels, priors);
        new Decisions(in, out, context, options, predictions)
                .write(writer, (p, offset, q) -> decide(writer, factors, p, offset, q), "prior-corrected probability");
    }

    private static int decide(LabelWriter writer, double[] factors, double[] p, int offset, double[] q) {
        double sum = 0;
        for (int k = 0; k < q.length; k++) {
            q[k] = p[offset + k] * factors[k];
            sum += q[k];
        }
        for (int k = 0; k < q.length; k++) {
            // Where only classes that can't occur were thought possible, nothing speaks for any class.
            q[k] = sum > 0 ? q[k] / sum : 1.0 / q.length;
        }
        return writer.choose(q, 0);
    }

    private double[] priors(Inputs in, Outputs out, ModelPredictions predictions, ItemLabels labels) {
        if (config.priors() instanceof Priors.Shares given) {
            return given(given.byClass(), in.schema());
        }
        if (in.items().size() == 0) {
            return uniform(in.schema().size());
        }
        return config.priors() == Priors.Counted.PREDICTIONS
                ? ofPredictions(in, predictions)
                : ofLabels(in, out, labels);
    }

    private static double[] given(Map<String, Double> shares, LabelSchema schema) {
        var priors = new double[schema.size()];
        for (int k = 0; k < priors.length; k++) {
            priors[k] = shares.getOrDefault(schema.name(k), 0.0);
            if (priors[k] == 0) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "priors: the class '" + schema.name(k) + "' has no share, and p / prior is not defined for it",
                        "give each class a share above 0");
            }
        }
        return scaled(priors);
    }

    private static double[] ofPredictions(Inputs in, ModelPredictions predictions) {
        var sums = new double[in.schema().size()];
        for (int item = 0; item < in.items().size(); item++) {
            for (int k = 0; k < sums.length && predictions.knows(item); k++) {
                sums[k] += predictions.values()[predictions.offset(item) + k];
            }
        }
        double smallest = Arrays.stream(sums).filter(sum -> sum > 0).min().orElse(1);
        for (int k = 0; k < sums.length; k++) {
            // A class that is given nothing has nothing to correct.
            sums[k] = sums[k] > 0 ? sums[k] : smallest;
        }
        return scaled(sums);
    }

    private double[] ofLabels(Inputs in, Outputs out, ItemLabels labels) {
        var sums = new double[in.schema().size()];
        double[] weights = ItemWeights.of(in);
        double all = 0;
        int counted = 0;
        for (int item : PartItems.of(in, config.fitOn(), "fit_on")) {
            if (labels.label(item) >= 0) {
                sums[labels.label(item)] += weights[item];
                all += weights[item];
                counted++;
            }
        }
        if (all == 0) {
            out.report(Problem.warning(
                    StandardError.EMPTY_DATA,
                    null,
                    "there is no labelled item to count classes by: all priors are taken for the same",
                    "say what they were: priors: {CLASS: share}, or priors: predictions"));
            return uniform(sums.length);
        }
        for (int k = 0; k < sums.length; k++) {
            if (sums[k] == 0) {
                out.report(Problem.warning(
                        StandardError.EMPTY_DATA,
                        null,
                        "class '" + in.schema().name(k)
                                + "' has no labelled item: its prior is taken for that of half a" + " one",
                        null));
                sums[k] = all / counted / 2;
            }
        }
        return scaled(sums);
    }

    private static double[] uniform(int classes) {
        var shares = new double[classes];
        Arrays.fill(shares, 1.0 / classes);
        return shares;
    }

    private static double[] scaled(double[] shares) {
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
