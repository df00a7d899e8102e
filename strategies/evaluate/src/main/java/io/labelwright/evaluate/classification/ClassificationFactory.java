package io.labelwright.evaluate.classification;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code evaluate/classification}. */
@StrategyInfo(
        id = "evaluate/classification",
        version = 2,
        summary =
                "Judges labels against gold: accuracy, precision, recall, F1, MCC, kappa and calibration, per class and"
                        + " slice, with confidence intervals.",
        paper = "Figures as defined by scikit-learn (Pedregosa et al. 2011); calibration: Guo et al. 2017, Brier 1950;"
                + " intervals: Wilson 1927, Efron 1979",
        example = """
                - id: quality
                  uses: evaluate/classification
                  needs: [truth, agreed]
                  with: {on: all, slices: [region]}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
@Reads(TableKind.LABELS)
@Reads(TableKind.GOLD)
@Reads(value = TableKind.ITEMS, when = "slices")
@Writes(
        value = TableKind.METRICS,
        metrics = {
            "items",
            "coverage",
            "accuracy",
            "accuracy_with_unresolved",
            "balanced_accuracy",
            "macro_precision",
            "macro_recall",
            "macro_f1",
            "micro_precision",
            "micro_recall",
            "micro_f1",
            "weighted_precision",
            "weighted_recall",
            "weighted_f1",
            "mcc",
            "cohen_kappa",
            "mean_absolute_error",
            "linear_kappa",
            "quadratic_kappa",
            "ece",
            "brier_score",
            "log_loss",
            "support[]",
            "precision[]",
            "recall[]",
            "f1[]"
        })
@Writes(TableKind.CONFUSION)
public final class ClassificationFactory implements StrategyFactory<ClassificationConfig> {

    @Override
    public Strategy create(ClassificationConfig config) {
        return new Classification(config);
    }
}
