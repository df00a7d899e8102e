package io.labelwright.imbalance.weights;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code imbalance/class-weights}. */
@StrategyInfo(
        id = "imbalance/class-weights",
        version = 1,
        summary = "Lets items of rare classes count more, without a row more or less.",
        paper =
                "King, Zeng 2001 (Logistic Regression in Rare Events Data); Cui et al. 2019 (Class-Balanced Loss Based on"
                        + " Effective Number of Samples); Elkan 2001 (The Foundations of Cost-Sensitive Learning)",
        example = """
                - id: weights
                  uses: imbalance/class-weights
                  needs: [agreed]
                  with: {weights: effective_number, beta: 0.99}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.LABELS)
@Reads(value = TableKind.SPLITS, optional = true)
@Writes(TableKind.WEIGHTS)
public final class ClassWeightsFactory implements StrategyFactory<ClassWeightsConfig> {

    @Override
    public Strategy create(ClassWeightsConfig config) {
        return new ClassWeightsStrategy(config);
    }
}
