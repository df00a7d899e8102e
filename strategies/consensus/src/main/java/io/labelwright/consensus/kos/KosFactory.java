package io.labelwright.consensus.kos;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link Kos}. */
@StrategyInfo(
        id = "consensus/kos",
        version = 1,
        summary = "Passes messages between items and annotators, as in belief propagation. Good for two classes and"
                + " answers that are spread evenly at random; where a few annotators gave most of the answers it"
                + " listens to them alone, and then falls back to votes weighted by agreement.",
        paper = "D. R. Karger, S. Oh, D. Shah: Budget-optimal task allocation for reliable crowdsourcing systems."
                + " Operations Research 62 (2014), 1-24",
        example = """
                - id: agreed
                  uses: consensus/kos
                  needs: [messages, answers]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class KosFactory implements StrategyFactory<KosConfig> {

    @Override
    public Strategy create(KosConfig config) {
        return new Kos(config);
    }
}
