package io.labelwright.propagate.auto;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code propagate/auto}. */
@StrategyInfo(
        id = "propagate/auto",
        version = 5,
        summary = "Chooses the method by the number of labels and by whether the shares of classes are known.",
        example = """
                - id: spread
                  uses: propagate/auto
                  needs: [hand_labels, near]
                  with: {class_priors: none, min_confidence: 0.6}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class AutoFactory implements StrategyFactory<AutoConfig> {

    @Override
    public Strategy create(AutoConfig config) {
        return new Propagation(config.options(), new Auto());
    }
}
