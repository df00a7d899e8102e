package io.labelwright.imbalance.weights;

import io.labelwright.math.feature.PartItems;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.label.ItemLabels;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.Severity;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.Map;

/**
 * A weight per labelled item, that of its class. Classes that have no counted item keep the weight 1, since nobody can
 * say how rare they are.
 */
final class ClassWeightsStrategy implements Strategy {

    private final ClassWeightsConfig config;

    ClassWeightsStrategy(ClassWeightsConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) {
        ItemLabels labels = in.labels();
        LabelSchema schema = in.schema();
        var counts = new long[schema.size()];
        for (int item : PartItems.of(in, config.fitOn(), "fit_on")) {
            if (labels.label(item) >= 0) {
                counts[labels.label(item)]++;
            }
        }
        context.checkCancelled();
        double[] weights = weights(schema, counts);

        TableBuilder rows = out.builder(TableKind.WEIGHTS);
        for (int item = 0; item < labels.size(); item++) {
            if (labels.label(item) >= 0) {
                rows.code(0, item).number(1, weights[labels.label(item)]).end();
            }
        }
        out.write(rows.build());
        for (int k = 0; k < weights.length; k++) {
            out.fact("weight[" + schema.name(k) + "]", weights[k]);
            if (counts[k] == 0 && labels.size() > 0) {
                out.report(new Problem(
                        Severity.WARNING,
                        StandardError.EMPTY_DATA,
                        null,
                        "class '" + schema.name(k) + "' has no item to count: its weight is 1",
                        null));
            }
        }
    }

    private double[] weights(LabelSchema schema, long[] counts) {
        var weights = new double[counts.length];
        boolean given = config.weights() instanceof Weighting.ByClass;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = weight(schema.name(k), counts[k]) * meanCost(schema, k);
        }
        double sum = 0;
        double items = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * counts[k];
            items += counts[k];
        }
        if (items > 0 && sum == 0) {
            throw new LabelingException(
                    StandardError.NOT_ALLOWED,
                    null,
                    "the weights of all classes that have items are 0",
                    "give a class a weight above 0");
        }
        for (int k = 0; k < weights.length && !given; k++) {
            weights[k] = counts[k] == 0 ? 1 : weights[k] * items / sum;
        }
        return weights;
    }

    private double weight(String name, long count) {
        if (config.weights() instanceof Weighting.ByClass given) {
            return given.byClass().getOrDefault(name, 1.0);
        }
        if (count == 0) {
            return 0;
        }
        return switch ((Weighting.Rule) config.weights()) {
            case BALANCED -> 1.0 / count;
            case INVERSE_SQRT -> 1 / Math.sqrt(count);
            case EFFECTIVE_NUMBER -> (1 - config.beta()) / -StrictMath.expm1(count * StrictMath.log(config.beta()));
        };
    }

    private double meanCost(LabelSchema schema, int truth) {
        if (config.costs() == null || schema.size() < 2) {
            return 1;
        }
        Map<String, Double> row = config.costs().getOrDefault(schema.name(truth), Map.of());
        double sum = 0;
        for (int answer = 0; answer < schema.size(); answer++) {
            if (answer != truth) {
                sum += row.getOrDefault(schema.name(answer), 1.0);
            }
        }
        return sum / (schema.size() - 1);
    }
}
