package io.labelwright.onnx.label;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code prelabel/onnx}. */
@StrategyInfo(
        id = "prelabel/onnx",
        version = 1,
        summary =
                "Answers with the classes and probabilities of a classifier in a file, ONNX, that reads each item's text,"
                        + " picture or numbers.",
        example = """
                - id: sentiment
                  uses: prelabel/onnx
                  needs: [reviews]
                  with: {model: sentiment.onnx, tokenizer: tokenizer.json, labels: labels.txt, map: {POS: good, NEG: bad}}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.ITEMS)
@Reads(value = TableKind.FEATURES, optional = true)
@Writes(TableKind.ANNOTATIONS)
@Writes(TableKind.PREDICTIONS)
@Writes(TableKind.REJECTS)
public final class ModelLabelsFactory implements StrategyFactory<ModelLabelsConfig> {

    @Override
    public Strategy create(ModelLabelsConfig config) {
        return new ModelLabels(config);
    }
}
