package io.labelwright.imbalance.multi;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import java.util.List;

/** Makes {@code imbalance/ml-ros}. */
@StrategyInfo(
        id = "imbalance/ml-ros",
        version = 1,
        summary = "Repeats rows of rare classes where a row has several.",
        paper = "Charte et al. 2015 (Addressing Imbalance in Multilabel Classification: Measures and Random"
                + " Resampling Algorithms)",
        example = """
                - id: changed
                  uses: imbalance/ml-ros
                  with: {share: 0.25}
                """,
        tasks = Task.MULTI_LABEL,
        seeded = true)
public final class MlRosFactory implements StrategyFactory<MlRosConfig> {

    @Override
    public Strategy create(MlRosConfig config) {
        return new SamplingStage(config.sample(), List.of(), new MlRos(config.share()));
    }
}
