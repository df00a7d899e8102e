package io.labelwright.consensus.majority;

import io.labelwright.consensus.annotator.AnnotatorHistory;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code consensus/majority-vote}. */
public record MajorityVoteConfig(@Inline ConsensusOptions options) {

    public MajorityVoteConfig {
        AnnotatorHistory.refuse(options, "consensus/majority-vote", "lets every answer count the same");
    }
}
