package io.labelwright.consensus.auto;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link Auto}. */
@StrategyInfo(
        id = "consensus/auto",
        version = 2,
        summary =
                "Mixes three models of the crowd by what held-out answers say about them, without settings; the one to"
                        + " take when nothing speaks for another.",
        example = """
                - id: agreed
                  uses: consensus/auto
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class AutoFactory implements StrategyFactory<AutoConfig> {

    @Override
    public Strategy create(AutoConfig config) {
        return new Auto(config);
    }
}
