package io.labelwright.onnx.item;

import ai.onnxruntime.OnnxTensor;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.StageContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model is given of an item. May be asked by several threads. */
public interface ItemInput {

    /** The tensors of one item, which the caller closes; null when the item has nothing to give. */
    @Nullable
    Map<String, OnnxTensor> tensors(int item);

    /**
     * The texts where a tokenizer is named, else the numbers of features.
     *
     * @param tokenizer whether the key {@code tokenizer} names a file
     * @throws io.labelwright.spi.problem.LabelingException when the model wants something else
     */
    static ItemInput of(
            OnnxModel model,
            Inputs in,
            StageContext context,
            boolean tokenizer,
            List<String> fields,
            int maxTokens,
            List<String> features)
            throws IOException {
        return tokenizer
                ? TextInput.of(model, in, context.files().file("tokenizer"), fields, maxTokens)
                : NumberInput.of(model, in, features);
    }
}
