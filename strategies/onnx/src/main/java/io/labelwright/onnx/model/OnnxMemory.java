package io.labelwright.onnx.model;

/**
 * What ONNX Runtime holds outside of the Java heap, told from the size of a model: as measured of models from 23 to 264
 * MB, with weights of 8 and of 32 bits, that were opened from a file. Loads nothing of the runtime.
 */
public final class OnnxMemory {

    /** What classes of the runtime take of the heap, and buffers on their way to it. */
    public static final long HEAP = 4L << 20;

    /** The code of the runtime, and what it sets up. */
    private static final long LIBRARY = 40L << 20;

    /** Weights are there as the file has them, and most of them once more, in the order that the processor likes. */
    private static final double WEIGHTS = 1.7;

    /** Of convolutions the runtime makes new ones, of which several are there at once. */
    private static final double WEIGHTS_OF_PICTURES = 4;

    /** What a transformer finds of a token, and of a pair of tokens, in the layer at hand. */
    private static final long BYTES_OF_A_TOKEN = 53_000;

    private static final long BYTES_OF_A_PAIR = 96;

    /** What a network finds of a pixel, in the largest of its layers. */
    private static final long BYTES_OF_A_PIXEL = 400;

    private OnnxMemory() {}

    /**
     * A model of texts.
     *
     * @param model bytes of its file
     * @param text bytes of all texts
     * @param texts how many there are
     * @param maxTokens tokens of a text that are read
     * @param threads that run it at once
     */
    public static long ofTexts(long model, long text, long texts, int maxTokens, int threads) {
        // A token has about four letters, and the longest text, which counts, several times as many as the usual one.
        long tokens = Math.min(maxTokens, text / Math.max(1, texts));
        return of(model, WEIGHTS) + threads * (BYTES_OF_A_TOKEN * tokens + BYTES_OF_A_PAIR * tokens * tokens);
    }

    /** A model of pictures of so many pixels. */
    public static long ofPictures(long model, long pixels, int threads) {
        return of(model, WEIGHTS_OF_PICTURES) + threads * BYTES_OF_A_PIXEL * pixels;
    }

    /** A model of rows of numbers. */
    public static long ofNumbers(long model) {
        return of(model, WEIGHTS);
    }

    private static long of(long model, double weights) {
        return LIBRARY + Math.round(weights * model);
    }
}
