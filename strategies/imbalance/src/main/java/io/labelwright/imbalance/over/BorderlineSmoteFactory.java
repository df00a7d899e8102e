package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/borderline-smote}. */
@StrategyInfo(
        id = "imbalance/borderline-smote",
        version = 1,
        summary = "Makes rows of small classes from those near the border to other classes.",
        paper = "Han, Wang, Mao 2005 (Borderline-SMOTE: A New Over-Sampling Method in Imbalanced Data Sets Learning)",
        example = """
                - id: more
                  uses: imbalance/borderline-smote
                  with: {kind: borderline-1}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class BorderlineSmoteFactory implements StrategyFactory<BorderlineSmoteConfig> {

    @Override
    public Strategy create(BorderlineSmoteConfig config) {
        return new SamplingStage(config.near(), new BorderlineSmote(config));
    }
}
