package io.labelwright.consensus.dawidskene;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link DawidSkene}. */
@StrategyInfo(
        id = "consensus/dawid-skene",
        version = 3,
        summary = "Estimates a confusion matrix per annotator and the true class of each item together, by"
                + " expectation-maximisation.",
        paper =
                "A. P. Dawid, A. M. Skene: Maximum likelihood estimation of observer error-rates using the EM algorithm."
                        + " Applied Statistics 28 (1979), 20-28",
        example = """
                - id: agreed
                  uses: consensus/dawid-skene
                  needs: [messages, answers]
                  with: {max_iterations: 100, tolerance: 1.0e-5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class DawidSkeneFactory implements StrategyFactory<DawidSkeneConfig> {

    @Override
    public Strategy create(DawidSkeneConfig config) {
        return new DawidSkene(config);
    }
}
