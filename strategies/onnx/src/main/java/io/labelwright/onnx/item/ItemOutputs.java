package io.labelwright.onnx.item;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.TensorInfo;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model gives for each item, run by itself, so that no other item has a part in it. A tensor of tokens by
 * numbers becomes their mean, or what stands at the first of them.
 */
public final class ItemOutputs {

    private static final int PIECE = 64;

    private final OnnxModel model;
    private final String output;
    private final Pooling pooling;

    /** What becomes of an output that has numbers for each token. */
    public enum Pooling {
        /** The mean over the tokens. */
        MEAN,
        /** Those of the first token. */
        FIRST
    }

    private ItemOutputs(OnnxModel model, String output, Pooling pooling) {
        this.model = model;
        this.output = output;
        this.pooling = pooling;
    }

    /**
     * An output of a model.
     *
     * @param wanted its name; null for the only one
     * @throws LabelingException when there is no such output, or it gives no numbers of 32 bits
     */
    public static ItemOutputs of(OnnxModel model, @Nullable String wanted, Pooling pooling) {
        List<String> known = model.outputs();
        if (wanted == null && known.size() > 1) {
            throw refused(model, "has several outputs", "say which: output: " + known.get(0) + "; there is " + known);
        }
        String name = wanted == null ? known.get(0) : wanted;
        if (!known.contains(name)) {
            throw refused(model, "has no output '" + name + "'", "there is " + String.join(", ", known));
        }
        TensorInfo info = model.output(name);
        if (info.type != OnnxJavaType.FLOAT) {
            throw refused(
                    model,
                    "gives " + info.type + " at the output '" + name + "', and expected is FLOAT",
                    "there is " + String.join(", ", known));
        }
        return new ItemOutputs(model, name, pooling);
    }

    private static LabelingException refused(OnnxModel model, String what, String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, null, "the model '" + model.name() + "' " + what, hint);
    }

    /** How many numbers it gives for an item; -1 when only a run tells. */
    public int size() {
        long[] shape = model.output(output).getShape();
        long last = shape.length == 0 ? -1 : shape[shape.length - 1];
        return last > Integer.MAX_VALUE ? -1 : (int) last;
    }

    /** The numbers of each item; null for those that have nothing to give to the model. */
    public float[][] all(ItemInput input, int items, StageContext context) {
        var found = new float[items][];
        context.execution().forEach((items + PIECE - 1) / PIECE, (lane, piece) -> {
            context.checkCancelled();
            int to = Math.min(items, (piece + 1) * PIECE);
            for (int item = piece * PIECE; item < to; item++) {
                found[item] = one(input.tensors(item));
            }
        });
        return found;
    }

    private float @Nullable [] one(@Nullable Map<String, OnnxTensor> tensors) {
        if (tensors == null) {
            return null;
        }
        try {
            return model.run(tensors, found -> {
                var tensor = (OnnxTensor) found.get(output).orElseThrow();
                return pooled(tensor.getFloatBuffer(), tensor.getInfo().getShape());
            });
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private float[] pooled(FloatBuffer numbers, long[] shape) {
        int size = shape.length == 0 ? 1 : (int) shape[shape.length - 1];
        int rows = size == 0 ? 0 : numbers.remaining() / size;
        var sums = new double[size];
        int counted = pooling == Pooling.FIRST ? Math.min(1, rows) : rows;
        for (int row = 0; row < counted; row++) {
            for (int d = 0; d < size; d++) {
                sums[d] += numbers.get();
            }
        }
        var pooled = new float[size];
        for (int d = 0; d < size; d++) {
            pooled[d] = (float) (sums[d] / counted);
        }
        return pooled;
    }
}
