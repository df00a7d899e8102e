package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import java.util.List;

/** Makes {@code imbalance/ml-rus}. */
@StrategyInfo(
        id = "imbalance/ml-rus",
        version = 1,
        summary = "Takes rows of frequent classes away where a row has several, but none of a rare class.",
        paper = "Charte et al. 2015 (Addressing Imbalance in Multilabel Classification: Measures and Random"
                + " Resampling Algorithms)",
        example = """
                - id: changed
                  uses: imbalance/ml-rus
                  with: {share: 0.25}
                """,
        tasks = Task.MULTI_LABEL,
        seeded = true)
public final class MlRusFactory implements StrategyFactory<MlRusConfig> {

    @Override
    public Strategy create(MlRusConfig config) {
        return new SamplingStage(config.sample(), List.of(), new MlRus(config.share()));
    }
}
