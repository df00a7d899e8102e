package io.labelwright.consensus.crowdlab;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code consensus/crowdlab}. */
public record CrowdlabConfig(
        @Doc("Stage whose probabilities count; those of all stages in view, each weighed by itself, when not given.")
        @Optional
        @Nullable
        String predictions,

        @Inline ConsensusOptions options) {}
