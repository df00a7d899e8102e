package io.labelwright.consensus.fastdawidskene;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link FastDawidSkene}. */
@StrategyInfo(
        id = "consensus/fast-dawid-skene",
        version = 1,
        summary = "Dawid-Skene that decides every item in every iteration, or, as hybrid, from some iteration on. Needs"
                + " few iterations; depends more on the votes it starts from, so it fails where the majority is often"
                + " wrong.",
        paper = "V. B. Sinha, S. Rao, V. N. Balasubramanian: Fast Dawid-Skene: A fast vote aggregation scheme for"
                + " sentiment classification. arXiv 1803.02781 (2018)",
        example = """
                - id: agreed
                  uses: consensus/fast-dawid-skene
                  needs: [messages, answers]
                  with: {hybrid: true}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class FastDawidSkeneFactory implements StrategyFactory<FastDawidSkeneConfig> {

    @Override
    public Strategy create(FastDawidSkeneConfig config) {
        return new FastDawidSkene(config);
    }
}
