package io.labelwright.propagate.mbo;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code propagate/poisson-mbo}. */
@StrategyInfo(
        id = "propagate/poisson-mbo",
        version = 4,
        summary = "Poisson learning in which each class gets its share of the items: the best where shares are known.",
        paper = "Calder, Cook, Thorpe, Slepcev 2020 (Poisson Learning: Graph Based Semi-Supervised Learning At Very Low"
                + " Label Rates)",
        example = """
                - id: spread
                  uses: propagate/poisson-mbo
                  needs: [hand_labels, near]
                  with: {priors: known, class_priors: uniform}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class PoissonMboFactory implements StrategyFactory<PoissonMboConfig> {

    @Override
    public Strategy create(PoissonMboConfig config) {
        return new Propagation(
                config.options(), new PoissonMbo(config.priors(), config.maxIterations(), config.tolerance()));
    }
}
