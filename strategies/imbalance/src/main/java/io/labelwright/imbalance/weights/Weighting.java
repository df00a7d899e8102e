package io.labelwright.imbalance.weights;

import io.labelwright.spi.describe.ClassName;
import java.util.Map;

/** How much the items of a class count. */
public sealed interface Weighting {

    /** Weights made of how many items a class has. */
    enum Rule implements Weighting {
        /** Every class counts as much as any other: {@code 1 / n_k}. */
        BALANCED,
        /**
         * A class counts less per item the more of it is there, but never all too little: {@code (1 - b) / (1 - b^n_k)}
         * with {@code beta} b.
         */
        EFFECTIVE_NUMBER,
        /** Half way to balanced: {@code 1 / sqrt(n_k)}. */
        INVERSE_SQRT
    }

    /**
     * Weights that are given.
     *
     * @param byClass per class its weight, at least 0; 1 for those that are not named
     */
    record ByClass(@ClassName Map<String, Double> byClass) implements Weighting {

        public ByClass {
            byClass.forEach((name, weight) -> {
                if (!(weight >= 0)) {
                    throw new IllegalArgumentException("weights: the weight of '" + name + "' is below 0");
                }
            });
            byClass = Map.copyOf(byClass);
        }
    }
}
