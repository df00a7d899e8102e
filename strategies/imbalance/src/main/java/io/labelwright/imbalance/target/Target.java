package io.labelwright.imbalance.target;

import io.labelwright.spi.label.LabelSchema;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figure that decisions are tuned for. Averages are over the classes that occur as truth (F1: as truth or answer);
 * a class that does not occur can be neither found nor missed.
 *
 * @param metric which figure
 * @param costs per true class and answer what it costs
 * @param positive the class of {@code recall_at_precision}
 * @param minPrecision its bound
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record Target(TargetMetric metric, double[][] costs, int positive, double minPrecision) {

    /** What a found item is worth beside precision: it only tells apart what is equally precise. */
    private static final double LITTLE = 1e-9;

    /** What answers cost by these entries: what is not named costs 1, the truth itself 0. */
    public static double[][] costs(@Nullable Map<String, Map<String, Double>> given, LabelSchema schema) {
        var costs = new double[schema.size()][schema.size()];
        for (int truth = 0; truth < costs.length; truth++) {
            Map<String, Double> row = given == null ? Map.of() : given.getOrDefault(schema.name(truth), Map.of());
            for (int answer = 0; answer < costs.length; answer++) {
                costs[truth][answer] = row.getOrDefault(schema.name(answer), truth == answer ? 0.0 : 1.0);
            }
        }
        return costs;
    }

    /** The greater the better, for all metrics: costs with a minus, a precision below the bound below every recall. */
    public double merit(Tally tally) {
        double figure = figure(tally);
        return switch (metric) {
            case COST -> -figure;
            case RECALL_AT_PRECISION ->
                Double.isNaN(figure) ? precision(tally) - 1 + LITTLE * tally.hits[positive] / tally.items() : figure;
            default -> figure;
        };
    }

    /** The figure as people know it; NaN where it is not defined, also a recall whose precision is below the bound. */
    public double figure(Tally tally) {
        return switch (metric) {
            case BALANCED_ACCURACY -> recalls(tally) / truths(tally);
            case MACRO_F1 -> macroF1(tally);
            case G_MEAN -> geometricMean(tally);
            case RECALL_AT_PRECISION ->
                precision(tally) >= minPrecision && tally.support[positive] > 0
                        ? (double) tally.hits[positive] / tally.support[positive]
                        : Double.NaN;
            case COST -> tally.meanCost();
        };
    }

    /**
     * What speaks for each class: its probability; for costs what that answer saves, {@code sum_t p_t (max - cost)}, so
     * that the greatest is the answer with the least expected cost.
     *
     * @param p probabilities, from {@code offset} on
     * @param into receives what speaks for the classes, from {@code at} on
     */
    public void scores(double[] p, int offset, double[] into, int at) {
        int classes = costs.length;
        if (metric != TargetMetric.COST) {
            System.arraycopy(p, offset, into, at, classes);
            return;
        }
        double largest =
                Arrays.stream(costs).flatMapToDouble(Arrays::stream).max().orElse(0);
        for (int answer = 0; answer < classes; answer++) {
            double saved = 0;
            for (int truth = 0; truth < classes; truth++) {
                saved += p[offset + truth] * (largest - costs[truth][answer]);
            }
            into[at + answer] = saved;
        }
    }

    /** Without an answer nothing is found, so that no bound is kept by answering nothing. */
    private double precision(Tally tally) {
        return tally.answered[positive] == 0 ? 0 : (double) tally.hits[positive] / tally.answered[positive];
    }

    private static double recalls(Tally tally) {
        double sum = 0;
        for (int k = 0; k < tally.support.length; k++) {
            sum += tally.support[k] == 0 ? 0 : (double) tally.hits[k] / tally.support[k];
        }
        return sum;
    }

    private static long truths(Tally tally) {
        return Arrays.stream(tally.support).filter(count -> count > 0).count();
    }

    private static double macroF1(Tally tally) {
        double sum = 0;
        int either = 0;
        for (int k = 0; k < tally.support.length; k++) {
            long both = tally.support[k] + tally.answered[k];
            if (both > 0) {
                sum += 2.0 * tally.hits[k] / both;
                either++;
            }
        }
        return sum / either;
    }

    private static double geometricMean(Tally tally) {
        double product = 1;
        long classes = truths(tally);
        for (int k = 0; k < tally.support.length; k++) {
            if (tally.support[k] > 0) {
                // A root for each factor, so that the product of many recalls does not underflow.
                product *= StrictMath.pow((double) tally.hits[k] / tally.support[k], 1.0 / classes);
            }
        }
        return classes == 0 ? Double.NaN : product;
    }
}
