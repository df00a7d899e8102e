package io.labelwright.onnx.embedding;

import ai.onnxruntime.OnnxTensor;
import io.labelwright.onnx.model.OnnxMemory;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.onnx.token.WordPiece;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * all-MiniLM-L6-v2 with weights of 8 bits. A text becomes the mean of what the model gives for its tokens, at length 1.
 *
 * <p>Each text is run by itself. The quantised model scales its inner numbers by the largest of the whole batch, so a
 * text in other company gets another point (cosines down to 0.97 were seen): neither the order of items nor what was
 * embedded before may decide on that.
 */
final class MiniLm implements Closeable {

    /** Numbers per text. */
    static final int DIMENSIONS = 384;

    /** What a memory of its results hangs on beside the version of the runtime and the kind of processor. */
    static final String NAME = "all-minilm-l6-v2-q 1.19.0-beta29";

    private static final long MODEL_BYTES = 22_972_370;
    private static final long TOKENIZER_BYTES = 711_661;
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OnnxModel model;

    private MiniLm(OnnxModel model) {
        this.model = model;
    }

    /** What {@link #tokenizer()} takes of the heap. */
    static long tokenizerMemory() {
        return WordPiece.memory(TOKENIZER_BYTES);
    }

    /** What an open model takes outside of the heap, see {@link OnnxMemory#ofTexts}. */
    static long memory(long text, long texts, int maxTokens, int threads) {
        return OnnxMemory.ofTexts(MODEL_BYTES, text, texts, maxTokens, threads);
    }

    static WordPiece tokenizer() throws IOException {
        try (InputStream in = resource(TOKENIZER)) {
            return WordPiece.ofTokenizerJson(in);
        }
    }

    static MiniLm open() throws IOException {
        try (InputStream in = resource(MODEL)) {
            return new MiniLm(OnnxModel.open("all-MiniLM-L6-v2", in));
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(MiniLm.class.getResourceAsStream(name), "the model is not in the plug-in");
    }

    /** The point of a text. May be called by several threads. */
    float[] embed(int[] ids) {
        var tokens = new long[1][ids.length];
        Arrays.setAll(tokens[0], i -> ids[i]);
        var ones = new long[1][ids.length];
        Arrays.fill(ones[0], 1);
        try (OnnxTensor input = model.longs(tokens);
                OnnxTensor mask = model.longs(ones);
                OnnxTensor types = model.longs(new long[1][ids.length])) {
            return model.run(
                    Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types),
                    found -> mean(((OnnxTensor) found.get(0)).getFloatBuffer()));
        }
    }

    private static float[] mean(FloatBuffer tokens) {
        var sums = new double[DIMENSIONS];
        while (tokens.hasRemaining()) {
            for (int d = 0; d < DIMENSIONS; d++) {
                sums[d] += tokens.get();
            }
        }
        double square = 0;
        for (double sum : sums) {
            square += sum * sum;
        }
        double length = Math.sqrt(square);
        var point = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            point[d] = (float) (sums[d] / length);
        }
        return point;
    }

    @Override
    public void close() {
        model.close();
    }
}
