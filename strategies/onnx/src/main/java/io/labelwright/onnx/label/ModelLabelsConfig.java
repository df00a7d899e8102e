package io.labelwright.onnx.label;

import io.labelwright.math.answer.Scores;
import io.labelwright.onnx.item.ItemOutputs.Pooling;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code prelabel/onnx}. */
public record ModelLabelsConfig(
        @Doc("File of the model, ONNX.") @InputPath String model,

        @Doc("Output with a number for each class. Default: the only one.") @Optional @Nullable
        String output,

        @Doc("File with the model's classes, one a line, in the order of its numbers. Default: the workflow's, in their"
                + " order.")
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

        @Doc("File tokenizer.json of a model of texts, of the kind WordPiece. Default: the model takes numbers.")
        @Optional
        @InputPath
        @Nullable
        String tokenizer,

        @Doc("Fields of the items whose texts the model reads, one behind the other.") @Default("[text]")
        List<String> fields,

        @Doc("Tokens of a text that are read, start and end among them.") @Default("128") @Range(min = 3, max = 512)
        int maxTokens,

        @Doc("Sets of features that a model of numbers reads. Default: all in view.") @Default("[]")
        List<String> features,

        @Doc("What is taken of an output with numbers for each token: their mean, or those of the first.")
        @Default("mean")
        Pooling pooling,

        @Doc("Items whose best class is less probable get no answer; their probabilities are in predictions all the"
                + " same.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence) {

    public ModelLabelsConfig {
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        fields = List.copyOf(fields);
        features = List.copyOf(features);
    }
}
