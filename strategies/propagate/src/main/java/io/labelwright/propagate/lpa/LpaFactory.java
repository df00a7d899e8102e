package io.labelwright.propagate.lpa;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code propagate/lpa}. */
@StrategyInfo(
        id = "propagate/lpa",
        version = 5,
        summary = "Lets each item take the label of most of its neighbours: for very large graphs, also to find"
                + " communities.",
        paper =
                "Raghavan, Albert, Kumara 2007 (Near linear time algorithm to detect community structures in large-scale"
                        + " networks)",
        example = """
                - id: spread
                  uses: propagate/lpa
                  needs: [hand_labels, links]
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class LpaFactory implements StrategyFactory<LpaConfig> {

    @Override
    public Strategy create(LpaConfig config) {
        return new Propagation(config.options(), new Lpa(config.seeded(), config.maxIterations(), config.tolerance()));
    }
}
