package io.labelwright.propagate.cotraining;

import io.labelwright.propagate.teach.Teaching;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;
import java.util.List;

/** Makes {@code propagate/co-training}. */
@StrategyInfo(
        id = "propagate/co-training",
        version = 1,
        summary = "Two classifiers with features of their own teach each other.",
        paper = "Blum, Mitchell 1998 (Combining Labeled and Unlabeled Data with Co-Training)",
        example = """
                - id: spread
                  uses: propagate/co-training
                  needs: [hand_labels, words]
                  with: {first: [words], second: [numbers], criterion: k_best, k_best: 5, class_balanced: true}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class CoTrainingFactory implements StrategyFactory<CoTrainingConfig> {

    @Override
    public Strategy create(CoTrainingConfig config) {
        return new Teaching(config.options(), List.of(config.first(), config.second()));
    }
}
