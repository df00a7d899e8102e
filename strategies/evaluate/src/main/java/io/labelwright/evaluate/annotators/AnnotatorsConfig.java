package io.labelwright.evaluate.annotators;

import io.labelwright.evaluate.classification.JudgedItems;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Range;
import java.util.List;

/** Config of {@code evaluate/annotators}. */
public record AnnotatorsConfig(
        @Doc("Who is judged: annotator names with * and ?, or stage:ID for all that a stage brought. Empty: all.")
        @Default("[]")
        List<String> sources,

        @Doc("What to do with several answers of one annotator to one item; keep_all judges each, pairs take the last.")
        @Default("last")
        RepeatedAnswers repeatedAnswers,

        @Doc("Which labels the answers are compared with: decided leaves out those that a person gave, all takes them"
                + " too.")
        @Default("decided")
        JudgedItems on,

        @Doc("Two annotators are compared by Cohen's kappa when both answered at least so many items.")
        @Default("10")
        @Range(min = 1)
        int minShared,

        @Doc("How many annotators are listed, those with the most answers first.")
        @Default("1000")
        @Range(min = 1, max = 100_000)
        int maxAnnotators,

        @Doc("Confidence level of the intervals low and high.")
        @Default("0.95")
        @Range(min = 0, above = true, max = 0.9999)
        double level) {

    public AnnotatorsConfig {
        sources = List.copyOf(sources);
    }
}
