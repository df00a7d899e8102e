package io.labelwright.consensus.laonepass;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link LaOnePass}. */
@StrategyInfo(
        id = "consensus/la-one-pass",
        version = 1,
        summary = "Votes, weighted by accuracies that follow the answers item by item; each item is decided when it is"
                + " looked at. For streams and very large crowds; items that come first are decided as by majority.",
        paper = "Y. Yang, Z.-Q. Zhao, Q. Bai, Q. Liu, W. Li: A lightweight, effective, and efficient model for label"
                + " aggregation in crowdsourcing. ACM TKDD 18 (2024)",
        example = """
                - id: agreed
                  uses: consensus/la-one-pass
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class LaOnePassFactory implements StrategyFactory<LaOnePassConfig> {

    @Override
    public Strategy create(LaOnePassConfig config) {
        return new LaOnePass(config);
    }
}
