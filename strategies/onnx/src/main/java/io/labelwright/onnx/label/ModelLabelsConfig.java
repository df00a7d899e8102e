package io.labelwright.onnx.label;

import io.labelwright.math.answer.Scores;
import io.labelwright.onnx.item.InputOptions;
import io.labelwright.onnx.item.ItemOutputs.Pooling;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code prelabel/onnx}. */
public record ModelLabelsConfig(
        @Doc("File of the model, ONNX.") @InputPath String model,

        @Doc("Output with a number for each class. Default: the only one.") @Optional @Nullable
        String output,

        @Doc("File with the model's classes, one a line, in the order of its numbers. Default: those that the model"
                + " names itself, in its metadata or as the keys of its output; else the workflow's, in their order.")
        @Optional
        @InputPath
        @Nullable
        String labels,

        @Doc("Class of the model to class of the workflow, where they have different names; several to one add up.")
        @Default("{}")
        @ClassName(values = true)
        Map<String, String> map,

        @Doc("What the numbers are: logits, of which probabilities are made by softmax; probabilities; or binary,"
                + " one logit for two classes, that of the second.")
        @Default("logits")
        Scores scores,

        @Inline InputOptions input,

        @Doc(
                "What is taken of an output with numbers for each token, or for each place of a picture: their mean, or those"
                        + " of the first.")
        @Default("mean")
        Pooling pooling,

        @Doc("Items whose best class is less probable get no answer; their probabilities are in predictions all the"
                + " same.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence) {

    public ModelLabelsConfig {
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
