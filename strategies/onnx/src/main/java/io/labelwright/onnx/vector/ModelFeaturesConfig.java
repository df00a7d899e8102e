package io.labelwright.onnx.vector;

import io.labelwright.onnx.item.ItemOutputs.Pooling;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of {@code features/onnx}. */
public record ModelFeaturesConfig(
        @Doc("File of the model, ONNX.") @InputPath String model,

        @Doc("Output whose numbers become the features. Default: the only one.") @Optional @Nullable
        String output,

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

        @Doc("Whether the numbers of each item are scaled to length 1.") @Default("false")
        boolean normalise) {

    public ModelFeaturesConfig {
        fields = List.copyOf(fields);
        features = List.copyOf(features);
    }
}
