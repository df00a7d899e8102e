package io.labelwright.consensus.latwopass;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link LaTwoPass}. */
@StrategyInfo(
        id = "consensus/la-two-pass",
        version = 1,
        summary =
                "Votes, weighted by accuracies that one pass over the items has found, negative below chance. For very"
                        + " large crowds; it fails as one coin per annotator does, where annotators overlook a class.",
        paper = "Y. Yang, Z.-Q. Zhao, Q. Bai, Q. Liu, W. Li: A lightweight, effective, and efficient model for label"
                + " aggregation in crowdsourcing. ACM TKDD 18 (2024)",
        example = """
                - id: agreed
                  uses: consensus/la-two-pass
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class LaTwoPassFactory implements StrategyFactory<LaTwoPassConfig> {

    @Override
    public Strategy create(LaTwoPassConfig config) {
        return new LaTwoPass(config);
    }
}
