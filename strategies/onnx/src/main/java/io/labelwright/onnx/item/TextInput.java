package io.labelwright.onnx.item;

import ai.onnxruntime.OnnxTensor;
import io.labelwright.math.text.ItemTexts;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.onnx.token.WordPiece;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.file.StageFile;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of an item's text, as models of the BERT family take them. */
final class TextInput implements ItemInput {

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final OnnxModel model;
    private final ItemTexts texts;
    private final WordPiece tokenizer;
    private final int maxTokens;

    private TextInput(OnnxModel model, ItemTexts texts, WordPiece tokenizer, int maxTokens) {
        this.model = model;
        this.texts = texts;
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
    }

    static TextInput of(OnnxModel model, Inputs in, StageFile tokenizer, List<String> fields, int maxTokens)
            throws IOException {
        for (String input : model.inputs()) {
            if (!Set.of(IDS, MASK, TYPES).contains(input)) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "the model '" + model.name() + "' has the input '" + input + "', and texts give " + IDS + ", "
                                + MASK + " and " + TYPES,
                        "export it with these inputs; leave tokenizer out for a model of numbers");
            }
        }
        try (InputStream json = tokenizer.open()) {
            return new TextInput(model, ItemTexts.of(in, fields), WordPiece.ofTokenizerJson(json), maxTokens);
        } catch (IllegalArgumentException e) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE,
                    new Place(tokenizer.name(), 1, 0),
                    String.valueOf(e.getMessage()),
                    "name the file tokenizer.json of the model, which has to be of the kind WordPiece");
        }
    }

    @Override
    public @Nullable Map<String, OnnxTensor> tensors(int item) {
        String text = texts.joined(item);
        if (text == null) {
            return null;
        }
        int[] ids = tokenizer.ids(text, maxTokens);
        var tokens = new long[1][ids.length];
        Arrays.setAll(tokens[0], i -> ids[i]);
        var ones = new long[1][ids.length];
        Arrays.fill(ones[0], 1);
        Map<String, long[][]> values = Map.of(IDS, tokens, MASK, ones, TYPES, new long[1][ids.length]);
        Map<String, OnnxTensor> tensors = new HashMap<>();
        for (String input : model.inputs()) {
            tensors.put(input, model.longs(Objects.requireNonNull(values.get(input))));
        }
        return tensors;
    }
}
