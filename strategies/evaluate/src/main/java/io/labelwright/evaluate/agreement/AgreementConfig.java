package io.labelwright.evaluate.agreement;

import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Range;
import java.util.List;

/** Config of {@code evaluate/agreement}. */
public record AgreementConfig(
        @Doc("Whose answers count: annotator names with * and ?, or stage:ID for all that a stage brought. Empty: all.")
        @Default("[]")
        List<String> sources,

        @Doc(
                "What to do with several answers of one annotator to one item. keep_all counts each in the figures over all"
                        + " annotators, where an annotator then agrees with themselves; pairs always take the last.")
        @Default("last")
        RepeatedAnswers repeatedAnswers,

        @Doc("A pair of annotators is compared when both answered at least so many items.")
        @Default("10")
        @Range(min = 1)
        int minShared,

        @Doc("How many pairs are listed, those with the most shared items first; 0: none.")
        @Default("100")
        @Range(min = 0, max = 10_000)
        int maxPairs) {

    public AgreementConfig {
        sources = List.copyOf(sources);
    }
}
