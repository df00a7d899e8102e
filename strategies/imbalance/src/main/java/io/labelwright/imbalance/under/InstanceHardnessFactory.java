package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/instance-hardness}. */
@StrategyInfo(
        id = "imbalance/instance-hardness",
        version = 1,
        summary = "Leaves the rows of large classes that a classifier finds easy.",
        paper = "Smith, Martinez, Giraud-Carrier 2014 (An Instance Level Analysis of Data Complexity)",
        example = """
                - id: fewer
                  uses: imbalance/instance-hardness
                  with: {cv: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class InstanceHardnessFactory implements StrategyFactory<InstanceHardnessConfig> {

    @Override
    public Strategy create(InstanceHardnessConfig config) {
        return new SamplingStage(config.near(), new InstanceHardness(config));
    }
}
