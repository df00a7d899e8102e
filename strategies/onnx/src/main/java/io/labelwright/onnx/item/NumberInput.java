package io.labelwright.onnx.item;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.TensorInfo;
import io.labelwright.math.feature.FeatureRows;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of an item's features, in the order of their columns, as one row. */
final class NumberInput implements ItemInput {

    private final OnnxModel model;
    private final FeatureRows features;
    private final String input;

    private NumberInput(OnnxModel model, FeatureRows features, String input) {
        this.model = model;
        this.features = features;
        this.input = input;
    }

    static NumberInput of(OnnxModel model, Inputs in, List<String> sets) {
        FeatureRows features = FeatureRows.of(in, sets);
        if (model.inputs().size() != 1) {
            throw refused(
                    "the model '" + model.name() + "' has the inputs " + String.join(", ", model.inputs())
                            + ", and numbers go into one",
                    "for a model of texts name its tokenizer: tokenizer: tokenizer.json; for one of pictures their folder:"
                            + " images: pictures");
        }
        String input = model.inputs().get(0);
        TensorInfo info = model.input(input);
        if (info.type != OnnxJavaType.FLOAT) {
            throw refused(
                    "the input '" + input + "' of '" + model.name() + "' takes " + info.type
                            + ", and features are FLOAT",
                    info.type == OnnxJavaType.INT64
                            ? "for a model of texts name its tokenizer: tokenizer: tokenizer.json"
                            : "export the model with inputs of 32 bits");
        }
        long[] shape = info.getShape();
        int columns = features.columns().size();
        if (shape.length != 2 || shape[0] > 1 || shape[1] >= 0 && shape[1] != columns) {
            throw refused(
                    "the input '" + input + "' of '" + model.name() + "' has the shape " + Shapes.shown(shape)
                            + ", and an item is one row of " + columns + " features",
                    shape.length == 4
                            ? "for a model of pictures name their folder: images: pictures"
                            : "features: [...] says which sets of features the model has learned from");
        }
        return new NumberInput(model, features, input);
    }

    private static LabelingException refused(String message, String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, null, message, hint);
    }

    @Override
    public @Nullable Map<String, OnnxTensor> tensors(int item) {
        if (!features.has(item)) {
            return null;
        }
        var row = new float[features.columns().size()];
        for (int entry = features.start(item); entry < features.start(item + 1); entry++) {
            row[features.column(entry)] = (float) features.value(entry);
        }
        return Map.of(input, model.floats(row, 1, row.length));
    }
}
