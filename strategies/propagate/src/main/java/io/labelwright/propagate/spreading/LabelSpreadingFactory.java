package io.labelwright.propagate.spreading;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code propagate/label-spreading}. */
@StrategyInfo(
        id = "propagate/label-spreading",
        version = 4,
        summary = "Spreads labels over a graph, each item holding on to a share of what it was given: robust to wrong"
                + " labels.",
        paper = "Zhou et al. 2003 (Learning with Local and Global Consistency)",
        example = """
                - id: spread
                  uses: propagate/label-spreading
                  needs: [hand_labels, near]
                  with: {alpha: 0.9, min_confidence: 0.6}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class LabelSpreadingFactory implements StrategyFactory<LabelSpreadingConfig> {

    @Override
    public Strategy create(LabelSpreadingConfig config) {
        return new Propagation(
                config.options(), new LabelSpreading(config.alpha(), config.maxIterations(), config.tolerance()));
    }
}
