package io.labelwright.onnx.vector;

import io.labelwright.onnx.item.InputOptions;
import io.labelwright.onnx.item.ItemOutputs.Pooling;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of {@code features/onnx}. */
public record ModelFeaturesConfig(
        @Doc("File of the model, ONNX.") @InputPath String model,

        @Doc("Output whose numbers become the features. Default: the only one.") @Optional @Nullable
        String output,

        @Inline InputOptions input,

        @Doc(
                "What is taken of an output with numbers for each token, or for each place of a picture: their mean, or those"
                        + " of the first.")
        @Default("mean")
        Pooling pooling,

        @Doc("Whether the numbers of each item are scaled to length 1.") @Default("false")
        boolean normalise) {}
