package io.labelwright.consensus.annotator;

import io.labelwright.spi.label.LabelSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Class priors as the workflow gives them. */
public final class ClassPriors {

    private ClassPriors() {}

    /**
     * Priors by class index that sum to 1, null when none are given. Classes that are not named get 0.
     *
     * @param given positive shares by class name, in any scale
     */
    public static double @Nullable [] given(@Nullable Map<String, Double> given, LabelSchema schema) {
        if (given == null) {
            return null;
        }
        var priors = new double[schema.size()];
        double sum = 0;
        for (int k = 0; k < priors.length; k++) {
            priors[k] = given.getOrDefault(schema.name(k), 0.0);
            sum += priors[k];
        }
        for (int k = 0; k < priors.length; k++) {
            priors[k] /= sum;
        }
        return priors;
    }
}
