package io.labelwright.propagate.selftraining;

import io.labelwright.propagate.teach.TeachingOptions;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import java.util.List;

/** Keys of {@code propagate/self-training}. */
public record SelfTrainingConfig(
        @Inline TeachingOptions options,

        @Doc("The sets of features to learn from. Default: all in view.") @Default("[]")
        List<String> features) {}
