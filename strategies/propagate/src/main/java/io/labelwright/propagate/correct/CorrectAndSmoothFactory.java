package io.labelwright.propagate.correct;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code propagate/correct-and-smooth}. */
@StrategyInfo(
        id = "propagate/correct-and-smooth",
        version = 3,
        summary =
                "Takes the errors that a model makes at labelled items off its predictions nearby, then smooths them over"
                        + " the graph.",
        paper = "Huang, He, Singh, Lim, Benson 2020 (Combining Label Propagation and Simple Models Out-performs Graph"
                + " Neural Networks)",
        example = """
                - id: spread
                  uses: propagate/correct-and-smooth
                  needs: [hand_labels, model, near]
                  with: {predictions: model, correct: autoscale, alpha: 0.8}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
@Reads(TableKind.PREDICTIONS)
public final class CorrectAndSmoothFactory implements StrategyFactory<CorrectAndSmoothConfig> {

    @Override
    public Strategy create(CorrectAndSmoothConfig config) {
        return new Propagation(config.options(), CorrectAndSmooth.of(config), 3);
    }
}
