package io.labelwright.consensus.mmsr;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link MMsr}. */
@StrategyInfo(
        id = "consensus/m-msr",
        version = 1,
        summary =
                "Finds annotators' skills from how pairs of them agree, leaving out the extremes, and votes by them. Good"
                        + " against a few adversaries who work together; needs annotators who share many items with many"
                        + " others, and time and memory that grow with the number of such pairs.",
        paper =
                "Q. Ma, A. Olshevsky: Adversarial crowdsourcing through robust rank-one matrix completion. NeurIPS 2020",
        example = """
                - id: agreed
                  uses: consensus/m-msr
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class MMsrFactory implements StrategyFactory<MMsrConfig> {

    @Override
    public Strategy create(MMsrConfig config) {
        return new MMsr(config);
    }
}
