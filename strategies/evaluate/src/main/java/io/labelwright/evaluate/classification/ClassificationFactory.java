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
        version = 3,
        summary = "Judges labels against gold: accuracy, precision, recall, F1, MCC, kappa, figures for skewed classes,"
                + " ranking and calibration, per class and slice, with confidence intervals.",
        paper =
                "Figures as defined by scikit-learn (Pedregosa et al. 2011) and imbalanced-learn (Lemaitre et al. 2017); calibration: Guo et al. 2017, Brier 1950;"
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
            "g_mean",
            "index_balanced_accuracy",
            "macro_specificity",
            "weighted_specificity",
            "ece",
            "brier_score",
            "log_loss",
            "macro_roc_auc_ovr",
            "weighted_roc_auc_ovr",
            "macro_roc_auc_ovo",
            "weighted_roc_auc_ovo",
            "macro_average_precision",
            "weighted_average_precision",
            "macro_pr_auc",
            "weighted_pr_auc",
            "support[]",
            "precision[]",
            "recall[]",
            "f1[]",
            "sensitivity[]",
            "specificity[]",
            "g_mean[]",
            "index_balanced_accuracy[]",
            "roc_auc[]",
            "average_precision[]",
            "pr_auc[]",
            "brier_score[]"
        })
@Writes(TableKind.CONFUSION)
public final class ClassificationFactory implements StrategyFactory<ClassificationConfig> {

    @Override
    public Strategy create(ClassificationConfig config) {
        return new Classification(config);
    }
}
