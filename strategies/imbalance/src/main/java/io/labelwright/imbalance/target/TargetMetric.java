package io.labelwright.imbalance.target;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What decisions are to be good at. */
public enum TargetMetric {
    /** Mean recall of the classes. */
    BALANCED_ACCURACY,
    /** Mean F1 of the classes. */
    MACRO_F1,
    /** Geometric mean of the classes' recalls: 0 as soon as one class is never found. */
    G_MEAN,
    /** Recall of one class, as far as its precision is not below a bound. */
    RECALL_AT_PRECISION,
    /** Mean cost of an answer; the less the better. */
    COST;

    /** Its name in YAML and in the table {@code metrics}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses costs that no cost metric asks for, and costs below 0.
     *
     * @param costs per true class and answer what it costs; null where none are given
     */
    public static void check(TargetMetric metric, @Nullable Map<String, Map<String, Double>> costs) {
        if (costs != null && metric != COST) {
            throw new IllegalArgumentException("costs goes with metric: cost, not with metric: " + metric.word());
        }
        if (costs != null) {
            costs.forEach((truth, row) -> row.forEach((answer, cost) -> {
                if (!(cost >= 0 && Double.isFinite(cost))) {
                    throw new IllegalArgumentException(
                            "costs: " + truth + " answered as " + answer + " costs " + cost + ", expected 0 or more");
                }
            }));
        }
    }
}
