package io.labelwright.propagate.method;

import io.labelwright.propagate.seed.Seeds;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.label.LabelSchema;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The share of each class among the items that labels spread to. */
public sealed interface ClassPriors {

    /** The shares; null where nobody says. */
    double @Nullable [] of(Seeds seeds, LabelSchema schema);

    /** Shares made of the seeds. */
    enum Rule implements ClassPriors {
        /** Nobody says. */
        NONE,
        /** As among the seeds. */
        SEEDS,
        /** All classes that have a seed alike. */
        UNIFORM;

        @Override
        public double @Nullable [] of(Seeds seeds, LabelSchema schema) {
            return this == NONE ? null : shares(seeds);
        }

        /** The shares that seeds say: all alike, or as among them. */
        public double[] shares(Seeds seeds) {
            double[] shares = seeds.shares();
            if (this != UNIFORM) {
                return shares;
            }
            long present = Arrays.stream(shares).filter(share -> share > 0).count();
            return Arrays.stream(shares)
                    .map(share -> share > 0 ? 1.0 / present : 0)
                    .toArray();
        }
    }

    /**
     * Shares that are given.
     *
     * @param byClass per class its share, of which only the ratios count; 0 for those that are not named
     */
    record Shares(@ClassName Map<String, Double> byClass) implements ClassPriors {

        public Shares {
            double sum = 0;
            for (Map.Entry<String, Double> entry : byClass.entrySet()) {
                if (!(entry.getValue() >= 0)) {
                    throw new IllegalArgumentException(
                            "class_priors: the share of '" + entry.getKey() + "' is below 0");
                }
                sum += entry.getValue();
            }
            if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("class_priors need a class with a share above 0");
            }
            byClass = Map.copyOf(byClass);
        }

        @Override
        public double[] of(Seeds seeds, LabelSchema schema) {
            var shares = new double[schema.size()];
            for (int k = 0; k < shares.length; k++) {
                shares[k] = byClass.getOrDefault(schema.name(k), 0.0);
            }
            double sum = Arrays.stream(shares).sum();
            return Arrays.stream(shares).map(share -> share / sum).toArray();
        }
    }
}
