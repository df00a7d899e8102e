package io.labelwright.learn;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.label.LabelSchema;
import java.util.Arrays;
import java.util.Map;

/** How much the examples of a class count when a classifier learns. */
public sealed interface ClassWeights {

    /** The weight of each class for examples with these labels. */
    double[] of(int[] labels, LabelSchema schema);

    /** Weights made of how many examples a class has. */
    enum Rule implements ClassWeights {
        /** Each example counts 1. */
        NONE,
        /** Each class counts as much as any other: n / (classes * examples of the class), as scikit-learn has it. */
        BALANCED;

        @Override
        public double[] of(int[] labels, LabelSchema schema) {
            var counts = new double[schema.size()];
            for (int label : labels) {
                counts[label]++;
            }
            long present = Arrays.stream(counts).filter(count -> count > 0).count();
            return Arrays.stream(counts)
                    .map(count -> this == NONE || count == 0 ? 1 : labels.length / (present * count))
                    .toArray();
        }
    }

    /**
     * Weights that are given.
     *
     * @param byClass per class its weight; 1 for those that are not named
     */
    record Amounts(@ClassName Map<String, Double> byClass) implements ClassWeights {

        public Amounts {
            for (Map.Entry<String, Double> entry : byClass.entrySet()) {
                if (!(entry.getValue() >= 0)) {
                    throw new IllegalArgumentException(
                            "class_weights: the weight of '" + entry.getKey() + "' is below 0");
                }
            }
            byClass = Map.copyOf(byClass);
        }

        @Override
        public double[] of(int[] labels, LabelSchema schema) {
            var weights = new double[schema.size()];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = byClass.getOrDefault(schema.name(k), 1.0);
            }
            return weights;
        }
    }
}
