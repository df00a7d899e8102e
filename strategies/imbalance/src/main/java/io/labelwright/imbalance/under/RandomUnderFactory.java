package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import java.util.List;

/** Makes {@code imbalance/random-under}. */
@StrategyInfo(
        id = "imbalance/random-under",
        version = 1,
        summary = "Leaves random rows of large classes; the yardstick for every other way of taking rows away.",
        example = """
                - id: fewer
                  uses: imbalance/random-under
                  with: {sampling_strategy: majority, cap: 1000}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class RandomUnderFactory implements StrategyFactory<RandomUnderConfig> {

    @Override
    public Strategy create(RandomUnderConfig config) {
        return new SamplingStage(config.sample(), List.of(), new RandomUnder(config.under()));
    }
}
