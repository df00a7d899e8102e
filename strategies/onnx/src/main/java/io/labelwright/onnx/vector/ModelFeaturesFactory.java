package io.labelwright.onnx.vector;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;

/** Makes {@code features/onnx}. */
@StrategyInfo(
        id = "features/onnx",
        version = 1,
        summary =
                "Makes features of what a model in a file, ONNX, gives for each item's text, picture or" + " numbers.",
        example = """
                - id: meaning
                  uses: features/onnx
                  needs: [messages]
                  with: {model: bert.onnx, tokenizer: tokenizer.json, output: last_hidden_state, normalise: true}
                """)
@Reads(TableKind.ITEMS)
@Reads(value = TableKind.FEATURES, optional = true)
@Writes(TableKind.FEATURES)
@Writes(TableKind.REJECTS)
public final class ModelFeaturesFactory implements StrategyFactory<ModelFeaturesConfig> {

    @Override
    public Strategy create(ModelFeaturesConfig config) {
        return new ModelFeatures(config);
    }
}
