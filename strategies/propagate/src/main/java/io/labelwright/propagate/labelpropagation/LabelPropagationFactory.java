package io.labelwright.propagate.labelpropagation;

import io.labelwright.propagate.method.Propagation;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@code propagate/label-propagation}. */
@StrategyInfo(
        id = "propagate/label-propagation",
        version = 4,
        summary = "Spreads labels over a graph; labelled items keep their label.",
        paper = "Zhu, Ghahramani 2002 (Learning from Labeled and Unlabeled Data with Label Propagation)",
        example = """
                - id: spread
                  uses: propagate/label-propagation
                  needs: [hand_labels, near]
                  with: {class_priors: uniform, min_confidence: 0.6}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class LabelPropagationFactory implements StrategyFactory<LabelPropagationConfig> {

    @Override
    public Strategy create(LabelPropagationConfig config) {
        return new Propagation(config.options(), new LabelPropagation(config));
    }
}
