package io.labelwright.onnx.item;

import io.labelwright.onnx.image.PictureOptions;
import io.labelwright.onnx.image.PictureOptions.Layout;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that say what a model is given of an item; a config holds them with {@code @Inline}. */
public record InputOptions(
        @Doc("File tokenizer.json of a model of texts, of the kind WordPiece.") @Optional @InputPath @Nullable
        String tokenizer,

        @Doc("Fields of the items whose texts a model of texts reads, one behind the other.") @Default("[text]")
        List<String> fields,

        @Doc("Tokens of a text that are read, start and end among them.") @Default("128") @Range(min = 3, max = 512)
        int maxTokens,

        @Doc("Folder with the pictures that a model of pictures sees, PNG or JPEG, or a ZIP archive of it. With neither"
                + " tokenizer nor images the model takes numbers, those of features.")
        @Optional
        @InputPath(folder = true)
        @Nullable
        String images,

        @Doc("Field of the items that says where in the folder images the picture lies, such as cats/1.png.")
        @Default("image")
        String imageField,

        @Doc("What a picture becomes before the model sees it.") @Default("{}")
        PictureOptions pixels,

        @Doc("What happens at a picture that can't be used: reject gives its item no answer and names it in the table"
                + " rejects, fail ends the run.")
        @Default("reject")
        OnBadImage onBadImage,

        @Doc("Sets of features that a model of numbers reads. Default: all in view.") @Default("[]")
        List<String> features) {

    public InputOptions {
        fields = List.copyOf(fields);
        features = List.copyOf(features);
        if (tokenizer != null && images != null) {
            throw new IllegalArgumentException(
                    "tokenizer is for a model of texts and images for one of pictures: leave" + " one out");
        }
    }

    /** Whether what the model makes of a picture has rows and columns behind the numbers of a place. */
    public boolean hasPlacesLast() {
        return images != null && pixels.layout() == Layout.NCHW;
    }

    /** What happens at a picture that can't be used. */
    public enum OnBadImage {
        REJECT,
        FAIL
    }
}
