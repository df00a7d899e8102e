package io.labelwright.propagate.poisson;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code propagate/poisson}. */
@StrategyInfo(
        id = "propagate/poisson",
        version = 4,
        summary = "Solves Poisson's equation with a source at each labelled item: for one or a few labels per class.",
        paper =
                "Calder, Cook, Thorpe, Slepcev 2020 (Poisson Learning: Graph Based Semi-Supervised Learning At Very Low Label"
                        + " Rates)",
        example = """
                - id: spread
                  uses: propagate/poisson
                  needs: [hand_labels, near]
                  with: {class_priors: uniform}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class PoissonLearningFactory implements StrategyFactory<PoissonLearningConfig> {

    @Override
    public Strategy create(PoissonLearningConfig config) {
        return new Propagation(config.options(), new PoissonLearning(config.maxIterations(), config.tolerance()));
    }
}
