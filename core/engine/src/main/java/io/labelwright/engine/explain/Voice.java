package io.labelwright.engine.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer to the item, as a stage that weighs annotators saw it.
 *
 * @param annotator who answered
 * @param label the answer; null for a verdict without one
 * @param stage the stage that brought the answer
 * @param fixed whether it is a fixed label, which is heard like an answer and stays whatever the others say
 * @param answer the row with the answer
 * @param reliability the row that the stage wrote about this annotator into its table of annotators; null when it wrote
 *     none, for example because it leaves this annotator out
 * @param likelihoods how often this annotator gives this answer when the truth is each of the classes, from the stage's
 *     table {@code confusion}; empty when it wrote none
 */
public record Voice(
        String annotator,
        @Nullable String label,
        String stage,
        boolean fixed,
        ItemRow answer,
        @Nullable ItemRow reliability,
        Map<String, Double> likelihoods) {

    public Voice {
        likelihoods = Collections.unmodifiableMap(new LinkedHashMap<>(likelihoods));
    }
}
