package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.target.PairedFigures;
import io.labelwright.math.interval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What a choice has come to on held-out items.
 *
 * @param choice what was tried
 * @param learned what its classifiers said of the items that they had not seen
 * @param answers its answers to these
 * @param figures its answers beside those of doing nothing
 * @param score the interval of its figure
 * @param gain the interval of what is gained; null where it is not defined
 * @param ahead its answers beside those of the choice that is expected to be the best; null where there is none, and of
 *     that choice itself
 * @param lead the interval of what is gained over that one; null where it is not defined
 */
@SuppressWarnings("ArrayRecordComponent") // read only, seen by this package alone
record Trial(
        Choice choice,
        Learned learned,
        int[] answers,
        PairedFigures figures,
        @Nullable Interval score,
        @Nullable Interval gain,
        @Nullable PairedFigures ahead,
        @Nullable Interval lead) {

    /** That of a choice which is not compared with an expected one yet. */
    Trial(
            Choice choice,
            Learned learned,
            int[] answers,
            PairedFigures figures,
            @Nullable Interval score,
            @Nullable Interval gain) {
        this(choice, learned, answers, figures, score, gain, null, null);
    }

    /** Whether it is surely better than nothing. */
    boolean supported() {
        return gain != null && gain.low() > 0;
    }

    /** Whether it is surely better than the choice that is expected to be the best, where there is one. */
    boolean leads() {
        return ahead == null || (lead != null && lead.low() > 0);
    }

    /** The same beside the choice that is expected to be the best. */
    Trial beside(PairedFigures of, @Nullable Interval interval) {
        return new Trial(choice, learned, answers, figures, score, gain, of, interval);
    }
}
