package io.labelwright.consensus.minimax;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link MinimaxEntropy}. */
@StrategyInfo(
        id = "consensus/minimax-entropy",
        version = 1,
        summary =
                "Confusions of annotators and of items together, by regularised minimax conditional entropy. For crowds"
                        + " of some thousand items with many answers each, where some items draw a wrong answer from all; slow,"
                        + " keeps the squared number of classes per item, and loses to simpler methods at few answers per item."
                        + " Classes count as equally likely unless priors are given.",
        paper = "D. Zhou, J. Platt, S. Basu, Y. Mao: Learning from the wisdom of crowds by minimax entropy. NIPS 25"
                + " (2012), 2195-2203; D. Zhou, Q. Liu, J. Platt, C. Meek: Aggregating ordinal labels from crowds by"
                + " minimax conditional entropy. ICML (2014), 262-270",
        example = """
                - id: agreed
                  uses: consensus/minimax-entropy
                  needs: [messages, answers]
                  with: {max_iterations: 50}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class MinimaxEntropyFactory implements StrategyFactory<MinimaxEntropyConfig> {

    @Override
    public Strategy create(MinimaxEntropyConfig config) {
        return new MinimaxEntropy(config);
    }
}
