package io.labelwright.onnx.item;

import ai.onnxruntime.OnnxTensor;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model is given of an item. May be asked by several threads. */
public interface ItemInput {

    /** The tensors of one item, which the caller closes; null when the item has nothing that can be given. */
    @Nullable
    Map<String, OnnxTensor> tensors(int item);

    /**
     * Tells, when all items were asked for, which of them have something that can't be used.
     *
     * @return how many
     */
    default int reportRefused(Outputs out) {
        return 0;
    }

    /**
     * Pictures where images are named, texts where a tokenizer is, else the numbers of features.
     *
     * @throws io.labelwright.spi.problem.LabelingException when the model wants something else
     */
    static ItemInput of(OnnxModel model, Inputs in, StageContext context, InputOptions options) throws IOException {
        if (options.images() != null) {
            return PictureInput.of(model, in, context, options);
        }
        return options.tokenizer() != null
                ? TextInput.of(model, in, context.files().file("tokenizer"), options.fields(), options.maxTokens())
                : NumberInput.of(model, in, options.features());
    }
}
