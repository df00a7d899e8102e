package io.labelwright.consensus.majority;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code consensus/majority-vote}. */
public record MajorityVoteConfig(@Inline ConsensusOptions options) {}
