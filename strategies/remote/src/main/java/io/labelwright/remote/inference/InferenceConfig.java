package io.labelwright.remote.inference;

import io.labelwright.math.answer.Scores;
import io.labelwright.remote.call.ServerOptions;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of {@code prelabel/open-inference}. */
public record InferenceConfig(
        @Inline ServerOptions server,

        @Doc("Name of the model, as the server knows it.") String model,

        @Doc("Version of the model. Default: the one that the server chooses.") @Optional @Nullable
        String version,

        @Doc("Input that takes the items. Default: the only one.") @Optional @Nullable
        String input,

        @Doc("Output with what the model says of them. Default: the only one.") @Optional @Nullable
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

        @Doc("What the numbers of the output are: logits, of which probabilities are made by softmax; probabilities; or"
                + " binary, one logit for two classes, that of the second. An output of texts holds names of classes.")
        @Default("logits")
        Scores scores,

        @Doc("Fields of the items whose texts go into an input of texts (BYTES), one behind the other.")
        @Default("[text]")
        List<String> fields,

        @Doc("Sets of features that go into an input of numbers (FP32, FP64). Default: all in view.") @Default("[]")
        List<String> features,

        @Doc("The most items of a call.") @Default("32") @Range(min = 1, max = 1024)
        int batch,

        @Doc("Items whose best class is less probable get no answer; their probabilities are in predictions all the"
                + " same.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence) {

    public InferenceConfig {
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        fields = List.copyOf(fields);
        features = List.copyOf(features);
    }
}
