package io.labelwright.consensus.majority;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link MajorityVote}. */
@StrategyInfo(
        id = "consensus/majority-vote",
        version = 1,
        summary = "The answer given most often wins; its confidence is its share of the answers.",
        example = """
                - id: majority
                  uses: consensus/majority-vote
                  needs: [messages, answers]
                  with: {quorum: 3, min_confidence: 0.6}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class MajorityVoteFactory implements StrategyFactory<MajorityVoteConfig> {

    @Override
    public Strategy create(MajorityVoteConfig config) {
        return new MajorityVote(config);
    }
}
