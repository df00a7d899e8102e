package io.labelwright.consensus.wawa;

import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code consensus/wawa}. */
public record WawaConfig(@Inline ConsensusOptions options) {}
