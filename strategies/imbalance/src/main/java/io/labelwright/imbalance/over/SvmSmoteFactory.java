package io.labelwright.imbalance.over;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/svm-smote}. */
@StrategyInfo(
        id = "imbalance/svm-smote",
        version = 1,
        summary = "Makes rows of small classes from the support vectors of a linear support vector machine.",
        paper = "Nguyen, Cooper, Kamei 2011 (Borderline Over-sampling for Imbalanced Data Classification)",
        example = """
                - id: more
                  uses: imbalance/svm-smote
                  with: {out_step: 0.5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class SvmSmoteFactory implements StrategyFactory<SvmSmoteConfig> {

    @Override
    public Strategy create(SvmSmoteConfig config) {
        return new SamplingStage(config.near(), new SvmSmote(config));
    }
}
