package io.labelwright.imbalance.sample;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Range;
import java.util.Map;

/** How many rows each class shall have, with the meaning that imbalanced-learn gives the same words. */
public sealed interface SamplingStrategy {

    /** Classes that become as large as the largest one, or as small as the smallest one. */
    enum Rule implements SamplingStrategy {
        /** Over-sampling: all but the largest class. Under-sampling: all but the smallest class. */
        AUTO,
        /** The smallest class; for over-sampling. */
        MINORITY,
        /** The largest class; for under-sampling. */
        MAJORITY,
        NOT_MINORITY,
        NOT_MAJORITY,
        ALL
    }

    /**
     * The rows of the smaller of two classes per row of the larger one.
     *
     * @param ratio above 0, at most 1
     */
    record Ratio(@Range(min = 0, max = 1, above = true) double ratio) implements SamplingStrategy {}

    /**
     * Rows that are wanted.
     *
     * @param byClass per class how many, at least 1; others stay as they are
     */
    record Counts(@ClassName Map<String, Integer> byClass) implements SamplingStrategy {

        public Counts {
            byClass.forEach((name, count) -> {
                if (count < 1) {
                    throw new IllegalArgumentException(
                            "sampling_strategy: " + count + " rows of '" + name + "'; expected at least 1");
                }
            });
            byClass = Map.copyOf(byClass);
        }
    }
}
