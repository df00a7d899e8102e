package io.labelwright.propagate.cotraining;

import io.labelwright.propagate.teach.TeachingOptions;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Range;
import java.util.List;

/** Keys of {@code propagate/co-training}. */
public record CoTrainingConfig(
        @Inline TeachingOptions options,

        @Doc("The sets of features of the one classifier.") @Range(min = 1)
        List<String> first,

        @Doc("The sets of features of the other one.") @Range(min = 1)
        List<String> second) {}
