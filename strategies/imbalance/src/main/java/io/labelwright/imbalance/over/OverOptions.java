package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.Cap;
import io.labelwright.imbalance.sample.ClassCounts;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of every method that makes rows. */
public record OverOptions(
        @Doc("Which classes grow: to the size of the largest one (auto = not_majority: all others; minority: the"
                + " smallest; not_minority; all), to a ratio of the two classes' rows, or to numbers of rows by class.")
        @Default("auto")
        SamplingStrategy samplingStrategy,

        @Doc("The most rows that a class grows to, one number or {class: rows}; one that has more keeps them.")
        @Optional
        @Nullable
        Cap cap) {

    public OverOptions {
        if (samplingStrategy == SamplingStrategy.Rule.MAJORITY) {
            throw new IllegalArgumentException(
                    "sampling_strategy: majority is for under-sampling: the largest class does not grow");
        }
    }

    /** Per class how many rows are to be made. */
    public int[] missing(TrainingRows rows) {
        int[] counts = rows.counts();
        int[] missing = new ClassCounts(rows).over(samplingStrategy, cap);
        for (int k = 0; k < missing.length; k++) {
            missing[k] -= counts[k];
        }
        return missing;
    }
}
