package io.labelwright.propagate.selftraining;

import io.labelwright.propagate.teach.Teaching;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import java.util.List;

/** Makes {@code propagate/self-training}. */
@StrategyInfo(
        id = "propagate/self-training",
        version = 1,
        summary = "A classifier teaches itself: what it is sure of becomes an example for the next round.",
        paper = "Yarowsky 1995 (Unsupervised Word Sense Disambiguation Rivaling Supervised Methods)",
        example = """
                - id: spread
                  uses: propagate/self-training
                  needs: [hand_labels, words]
                  with: {model: logistic, threshold: 0.9}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class SelfTrainingFactory implements StrategyFactory<SelfTrainingConfig> {

    @Override
    public Strategy create(SelfTrainingConfig config) {
        return new Teaching(config.options(), List.of(config.features()));
    }
}
