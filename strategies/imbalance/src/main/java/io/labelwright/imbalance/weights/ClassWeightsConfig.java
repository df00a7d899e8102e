package io.labelwright.imbalance.weights;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code imbalance/class-weights}. */
public record ClassWeightsConfig(
        @Doc("How much the items of a class count: balanced (every class as much as any other), inverse_sqrt (half way"
                + " there), effective_number (by how much new an item of it brings), or a weight by class. Rules are"
                + " scaled so that the mean item counts 1.")
        @Default("balanced")
        Weighting weights,

        @Doc("beta of effective_number: the nearer to 1, the nearer to balanced.")
        @Default("0.999")
        @Range(min = 0, max = 0.999999)
        double beta,

        @Doc("Cost of answering one class when another is true, {truth: {answer: cost}}; what is not named costs 1. The"
                + " weight of a class is multiplied by the mean cost of its mistakes.")
        @ClassName
        @Optional
        @Nullable
        Map<String, Map<String, Double>> costs,

        @Doc("Parts of splits, such as [train], whose items are counted. Default: all labelled items.") @Default("[]")
        List<String> fitOn) {

    public ClassWeightsConfig {
        if (costs != null) {
            costs.forEach((truth, row) -> row.forEach((answer, cost) -> {
                if (!(cost >= 0 && Double.isFinite(cost))) {
                    throw new IllegalArgumentException(
                            "costs: " + truth + " answered as " + answer + " costs " + cost + ", expected 0 or more");
                }
            }));
        }
        fitOn = List.copyOf(fitOn);
    }
}
