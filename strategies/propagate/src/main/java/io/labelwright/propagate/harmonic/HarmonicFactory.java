package io.labelwright.propagate.harmonic;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code propagate/harmonic}. */
@StrategyInfo(
        id = "propagate/harmonic",
        version = 4,
        summary =
                "Solves for the function that is the mean of its neighbours everywhere and the label at labelled items.",
        paper =
                "Zhu, Ghahramani, Lafferty 2003 (Semi-Supervised Learning Using Gaussian Fields and Harmonic Functions); Shi,"
                        + " Osher, Zhu 2017 (Weighted Nonlocal Laplacian); Calder, Slepcev 2020 (Properly-weighted graph Laplacian)",
        example = """
                - id: spread
                  uses: propagate/harmonic
                  needs: [hand_labels, near]
                  with: {reweight: poisson, min_confidence: 0.6}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class HarmonicFactory implements StrategyFactory<HarmonicConfig> {

    @Override
    public Strategy create(HarmonicConfig config) {
        return new Propagation(
                config.options(), new Harmonic(config.reweight(), config.maxIterations(), config.tolerance()));
    }
}
