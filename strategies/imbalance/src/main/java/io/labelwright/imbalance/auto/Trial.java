package io.labelwright.imbalance.auto;

import io.labelwright.imbalance.target.PairedFigures;
import io.labelwright.math.interval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What a choice has come to on held-out items.
 *
 * @param choice what was tried
 * @param learned what its classifiers said of the items that they had not seen
 * @param figures its answers beside those of doing nothing
 * @param score the interval of its figure
 * @param gain the interval of what is gained; null where it is not defined
 */
record Trial(
        Choice choice,
        Learned learned,
        PairedFigures figures,
        @Nullable Interval score,
        @Nullable Interval gain) {

    /** Whether it is surely better than nothing. */
    boolean supported() {
        return gain != null && gain.low() > 0;
    }
}
