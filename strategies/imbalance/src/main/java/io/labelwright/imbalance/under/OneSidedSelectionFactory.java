package io.labelwright.imbalance.under;

import io.labelwright.imbalance.sample.SamplingStage;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code imbalance/one-sided-selection}. */
@StrategyInfo(
        id = "imbalance/one-sided-selection",
        version = 1,
        summary = "Leaves of large classes rows near to the smallest one, without Tomek links.",
        paper = "Kubat, Matwin 1997 (Addressing the Curse of Imbalanced Training Sets: One-Sided Selection)",
        example = """
                - id: fewer
                  uses: imbalance/one-sided-selection
                  with: {n_seeds_s: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class OneSidedSelectionFactory implements StrategyFactory<OneSidedSelectionConfig> {

    @Override
    public Strategy create(OneSidedSelectionConfig config) {
        return new SamplingStage(config.store().cleaning().near(), new OneSidedSelection(config.store()));
    }
}
