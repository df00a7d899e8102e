package io.labelwright.consensus.ebcc;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link Ebcc}. */
@StrategyInfo(
        id = "consensus/ebcc",
        version = 1,
        summary = "Bayesian combination with hidden kinds of items in each class, so that annotators who share their"
                + " mistakes don't count as many. Best with 20 or more answers an annotator and class.",
        paper = "Y. Li, B. I. P. Rubinstein, T. Cohn: Exploiting worker correlation for label aggregation in"
                + " crowdsourcing. ICML (2019), 3886-3895",
        example = """
                - id: agreed
                  uses: consensus/ebcc
                  needs: [messages, answers]
                  with: {subtypes: 10, starts: 3}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class EbccFactory implements StrategyFactory<EbccConfig> {

    @Override
    public Strategy create(EbccConfig config) {
        return new Ebcc(config);
    }
}
