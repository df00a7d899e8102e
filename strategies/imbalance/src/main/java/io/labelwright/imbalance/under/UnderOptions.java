package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.Cap;
import io.labelwright.imbalance.sample.ClassCounts;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.imbalance.sample.TrainingRows;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of methods that leave a number of rows per class. */
public record UnderOptions(
        @Doc("Which classes shrink: to the size of the smallest one (auto = not_minority: all others; majority: the"
                + " largest; not_majority; all), to a ratio of the two classes' rows, or to numbers of rows by class.")
        @Default("auto")
        SamplingStrategy samplingStrategy,

        @Doc("The most rows that a class keeps, one number or {class: rows}.") @Optional @Nullable
        Cap cap) {

    public UnderOptions {
        if (samplingStrategy == SamplingStrategy.Rule.MINORITY) {
            throw new IllegalArgumentException(
                    "sampling_strategy: minority is for over-sampling: the smallest class does not shrink");
        }
    }

    /** Per class how many rows stay. */
    int[] kept(TrainingRows rows) {
        return new ClassCounts(rows).under(samplingStrategy, cap);
    }
}
