package io.labelwright.imbalance.decision;

import io.labelwright.spi.describe.ClassName;
import java.util.Map;

/** Which share of each class a model took for granted when it gave its probabilities. */
public sealed interface Priors {

    /** Shares that are counted. */
    enum Counted implements Priors {
        /** Those of the labelled items, each counted by its weight where the table {@code weights} is in view. */
        LABELS,
        /** The mean of the probabilities. */
        PREDICTIONS
    }

    /**
     * Shares that are given.
     *
     * @param byClass per class its share, at least 0; they need not add up to 1, a class that is not named has none
     */
    record Shares(@ClassName Map<String, Double> byClass) implements Priors {

        public Shares {
            check("priors", byClass);
            byClass = Map.copyOf(byClass);
        }
    }

    /** Refuses shares below 0 and shares that are all 0. */
    static void check(String key, Map<String, Double> shares) {
        double sum = 0;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            if (!(share.getValue() >= 0)) {
                throw new IllegalArgumentException(key + ": the share of '" + share.getKey() + "' is "
                        + share.getValue() + ", expected 0 or more");
            }
            sum += share.getValue();
        }
        if (!(sum > 0 && Double.isFinite(sum))) {
            throw new IllegalArgumentException(key + " needs a class with a share above 0");
        }
    }
}
