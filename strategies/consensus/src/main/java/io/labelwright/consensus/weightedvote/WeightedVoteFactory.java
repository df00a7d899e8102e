package io.labelwright.consensus.weightedvote;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link WeightedVote}. */
@StrategyInfo(
        id = "consensus/weighted-vote",
        version = 1,
        summary = "Votes with a weight for each annotator: given, by accuracy on gold, or learned round by round from"
                + " agreement with the winners (IWMV). Good when it is known who is an expert, or for large crowds in"
                + " little time; learned weights fail where most annotators share one error.",
        paper = "H. Li, B. Yu: Error rate bounds and iterative weighted majority voting for crowdsourcing. arXiv"
                + " 1411.4086 (2014)",
        example = """
                - id: agreed
                  uses: consensus/weighted-vote
                  needs: [messages, answers]
                  with: {weights: {"expert*": 3, bot: 0.5}}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class WeightedVoteFactory implements StrategyFactory<WeightedVoteConfig> {

    @Override
    public Strategy create(WeightedVoteConfig config) {
        return new WeightedVote(config);
    }
}
