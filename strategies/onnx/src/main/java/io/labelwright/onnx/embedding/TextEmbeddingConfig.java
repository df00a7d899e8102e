package io.labelwright.onnx.embedding;

import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Range;
import java.util.List;

/** Keys of {@code features/text-embedding}. */
public record TextEmbeddingConfig(
        @Doc("Fields of the items whose texts are embedded, one behind the other.") @Default("[text]")
        List<String> fields,

        @Doc("Tokens of a text that are read, start and end among them; a word has one or a few. The model has learned"
                + " from texts of up to 128.")
        @Default("128")
        @Range(min = 3, max = 512)
        int maxTokens) {

    public TextEmbeddingConfig {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields names no field: there is no text to embed");
        }
    }
}
