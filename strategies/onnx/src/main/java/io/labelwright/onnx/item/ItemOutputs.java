package io.labelwright.onnx.item;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import io.labelwright.onnx.model.OnnxModel;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a model gives for each item, run by itself, so that no other item has a part in it. A tensor of tokens by
 * numbers becomes their mean, or what stands at the first of them; so does one of numbers by places of a picture. A map
 * of classes to numbers, as scikit-learn's converter makes it (ZipMap), becomes its numbers in the order of its keys.
 */
public final class ItemOutputs {

    private static final int PIECE = 64;
    private static final int PICTURE = 4;

    private final OnnxModel model;
    private final String output;
    private final Pooling pooling;
    private final boolean placesLast;
    private final AtomicReference<@Nullable List<Object>> keys = new AtomicReference<>();

    /** What becomes of an output that has numbers for each token or place. */
    public enum Pooling {
        /** The mean over the tokens. */
        MEAN,
        /** Those of the first token. */
        FIRST
    }

    private ItemOutputs(OnnxModel model, String output, Pooling pooling, boolean placesLast) {
        this.model = model;
        this.output = output;
        this.pooling = pooling;
        this.placesLast = placesLast;
    }

    /**
     * An output of a model.
     *
     * @param wanted its name; null for the only one
     * @param placesLast whether an output of four dimensions has rows and columns of a picture behind the numbers
     * @throws LabelingException when there is no such output, or it gives no numbers of 32 bits
     */
    public static ItemOutputs of(OnnxModel model, @Nullable String wanted, Pooling pooling, boolean placesLast) {
        List<String> known = model.outputs();
        if (wanted == null && known.size() > 1) {
            throw refused(model, "has several outputs", "say which: output: " + known.get(0) + "; there is " + known);
        }
        String name = wanted == null ? known.get(0) : wanted;
        if (!known.contains(name)) {
            throw refused(model, "has no output '" + name + "'", "there is " + String.join(", ", known));
        }
        ValueInfo info = model.output(name);
        OnnxJavaType type = info instanceof TensorInfo tensor
                ? tensor.type
                : isMaps(info) ? ((SequenceInfo) info).mapInfo.valueType : OnnxJavaType.UNKNOWN;
        if (type != OnnxJavaType.FLOAT) {
            throw refused(
                    model,
                    "gives " + type + " at the output '" + name + "', and expected is FLOAT",
                    "there is " + String.join(", ", known));
        }
        return new ItemOutputs(model, name, pooling, placesLast);
    }

    private static boolean isMaps(ValueInfo info) {
        return info instanceof SequenceInfo sequence && sequence.sequenceOfMaps;
    }

    private static LabelingException refused(OnnxModel model, String what, String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, null, "the model '" + model.name() + "' " + what, hint);
    }

    /** Whether the output names the classes of its numbers. */
    public boolean isMap() {
        return isMaps(model.output(output));
    }

    /** Whether the classes of a map are texts; otherwise they are whole numbers. */
    public boolean hasTextKeys() {
        MapInfo maps = ((SequenceInfo) model.output(output)).mapInfo;
        return maps.keyType == OnnxJavaType.STRING;
    }

    /** The classes of a map, in the order of the numbers; empty before an item was run. */
    public List<Object> keys() {
        List<Object> found = keys.get();
        return found == null ? List.of() : found;
    }

    /** How many numbers it gives for an item; -1 when only a run tells. */
    public int size() {
        if (!(model.output(output) instanceof TensorInfo tensor)) {
            return -1;
        }
        long[] shape = tensor.getShape();
        long size = shape.length == 0 ? -1 : shape[numbersAt(shape)];
        return size > Integer.MAX_VALUE ? -1 : (int) size;
    }

    /** Which dimension is that of the numbers; the others but the first are those of tokens or places. */
    private int numbersAt(long[] shape) {
        return placesLast && shape.length == PICTURE ? 1 : shape.length - 1;
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
                OnnxValue value = found.get(output).orElseThrow();
                return value instanceof OnnxTensor tensor
                        ? pooled(tensor.getFloatBuffer(), tensor.getInfo().getShape())
                        : numbers((OnnxSequence) value);
            });
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private float[] numbers(OnnxSequence maps) throws OrtException {
        List<? extends OnnxValue> rows = maps.getValue();
        if (rows.size() != 1) {
            throw refused(model, "gives " + rows.size() + " maps for one item", "export it for rows of items");
        }
        Map<Object, Object> map;
        try (OnnxValue row = rows.get(0)) {
            map = new TreeMap<>(((OnnxMap) row).getValue());
        }
        List<Object> names = List.copyOf(map.keySet());
        List<Object> known = keys.compareAndExchange(null, names);
        if (known != null && !known.equals(names)) {
            throw refused(
                    model, "gives other classes for one item than for another", "name an output that is a tensor");
        }
        var numbers = new float[map.size()];
        int k = 0;
        for (Object number : map.values()) {
            numbers[k++] = (float) number;
        }
        return numbers;
    }

    private float[] pooled(FloatBuffer numbers, long[] shape) {
        int at = shape.length == 0 ? 0 : numbersAt(shape);
        int size = shape.length == 0 ? 1 : (int) shape[at];
        int places = size == 0 ? 0 : numbers.remaining() / size;
        boolean last = at != shape.length - 1;
        var sums = new double[size];
        int counted = pooling == Pooling.FIRST ? Math.min(1, places) : places;
        for (int place = 0; place < counted; place++) {
            for (int d = 0; d < size; d++) {
                sums[d] += numbers.get(last ? d * places + place : place * size + d);
            }
        }
        var pooled = new float[size];
        for (int d = 0; d < size; d++) {
            pooled[d] = (float) (sums[d] / counted);
        }
        return pooled;
    }
}
