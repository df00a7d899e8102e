package io.labelwright.prelabel.classifier;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code prelabel/classifier}. */
@StrategyInfo(
        id = "prelabel/classifier",
        version = 1,
        summary = "Learns from the labelled items and answers for all: held-out answers where there is a label, answers"
                + " of the whole classifier elsewhere.",
        paper =
                "Wang, Manning 2013 (Fast dropout training); Guo et al. 2017 (On Calibration of Modern Neural Networks);"
                        + " Zadrozny, Elkan 2002; Patrini et al. 2017 (loss correction)",
        example = """
                - id: model
                  uses: prelabel/classifier
                  needs: [agreed, words]
                  with: {model: logistic, class_weights: balanced, calibration: temperature, folds: 5}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
@Reads(TableKind.FEATURES)
@Reads(TableKind.LABELS)
@Reads(value = TableKind.ITEMS, when = "group")
@Reads(value = TableKind.SPLITS, optional = true)
@Reads(value = TableKind.WEIGHTS, optional = true)
@Writes(TableKind.ANNOTATIONS)
@Writes(TableKind.PREDICTIONS)
public final class ClassifierLabelsFactory implements StrategyFactory<ClassifierConfig> {

    @Override
    public Strategy create(ClassifierConfig config) {
        return new ClassifierLabels(config);
    }
}
