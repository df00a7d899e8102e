package io.labelwright.propagate.adsorption;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code propagate/modified-adsorption}. */
@StrategyInfo(
        id = "propagate/modified-adsorption",
        version = 4,
        summary =
                "Spreads labels with doubt: items with many neighbours hold on to less, and a label of its own says that"
                        + " nothing is known.",
        paper = "Talukdar, Crammer 2009 (New Regularized Algorithms for Transductive Learning)",
        example = """
                - id: spread
                  uses: propagate/modified-adsorption
                  needs: [hand_labels, near]
                  with: {mu2: 0.01}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class ModifiedAdsorptionFactory implements StrategyFactory<ModifiedAdsorptionConfig> {

    @Override
    public Strategy create(ModifiedAdsorptionConfig config) {
        return new Propagation(config.options(), new ModifiedAdsorption(config));
    }
}
