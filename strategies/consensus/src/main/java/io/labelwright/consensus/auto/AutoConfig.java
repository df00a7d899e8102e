package io.labelwright.consensus.auto;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code consensus/auto}: those of every consensus method, and none of its own. */
public record AutoConfig(@Inline ConsensusOptions options) {}
