package io.labelwright.select.margin;

import io.labelwright.select.choice.SelectOptions;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Config of {@code select/margin}. */
public record MarginConfig(
        @Inline SelectOptions options,

        @Doc("The stage whose predictions give the probabilities. Default: the predictions that are in view; without"
                + " any, the probabilities of the labels.")
        @Optional
        @Nullable
        String predictions) {}
