package io.labelwright.review.people;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import org.jspecify.annotations.Nullable;

/** Config of {@code review/people}. */
public record ReviewPeopleConfig(
        @Doc("How many people answer each item. With 1 the answer is the label and stays; with more all answers become"
                + " annotations, for a consensus after this stage.")
        @Default("1")
        @Range(min = 1, max = 100)
        int answersPerItem,

        @Doc("Whether somebody who sees the answers decides where they differ. That decision is the label and stays.")
        @Default("false")
        boolean adjudicate,

        @Doc("Whether people are not shown what the workflow thinks so far: label, probabilities, score and reason.")
        @Default("false")
        boolean blind,

        @Doc(
                "Share of the questions whose answer is known: items with gold that nobody would ask about are put among the"
                        + " others, look like them, and show how often each person is right. Their answers become neither labels"
                        + " nor votes. Above 0 the review is blind.")
        @Default("0")
        @Range(min = 0, max = 0.9)
        double goldShare,

        @Doc("For experiments: nobody is asked and nothing waits. gold: the answers are the gold labels; else the name"
                + " of a field of the items that holds them.")
        @Optional
        @Nullable
        String simulateFrom) {

    /** Whether people see nothing of what the workflow thinks: a hidden question has no score, and often no label. */
    boolean hidesBeliefs() {
        return blind || goldShare > 0;
    }
}
