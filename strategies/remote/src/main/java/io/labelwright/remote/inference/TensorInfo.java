package io.labelwright.remote.inference;

import io.labelwright.remote.call.CallFailure;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A tensor of a model, as its metadata names it.
 *
 * @param name its name
 * @param datatype what it holds: {@code FP32}, {@code BYTES}, ...
 * @param shape its dimensions, -1 where any size goes; the first is that of the batch
 */
record TensorInfo(String name, String datatype, long[] shape) {

    static final String TEXTS = "BYTES";

    /**
     * Reads one.
     *
     * @throws CallFailure when it is none
     */
    static TensorInfo of(JsonNode json) throws CallFailure {
        JsonNode dimensions = json.path("shape");
        if (!json.path("name").isString() || !json.path("datatype").isString() || !dimensions.isArray()) {
            throw CallFailure.server(
                    "its metadata names a tensor without name, datatype or shape",
                    "look whether url leads to a server of the Open Inference Protocol, version 2");
        }
        var shape = new long[dimensions.size()];
        for (int d = 0; d < shape.length; d++) {
            // Some servers write sizes as texts.
            shape[d] = dimensions.get(d).asLong(-1);
        }
        return new TensorInfo(
                json.path("name").stringValue(), json.path("datatype").stringValue(), shape);
    }

    boolean holdsTexts() {
        return datatype.equals(TEXTS);
    }

    boolean holdsNumbers() {
        return datatype.equals("FP32") || datatype.equals("FP64");
    }

    /** Whether it takes one value, or one row of this length, for each item of a batch. */
    boolean takes(int length) {
        boolean single = length == 1 && shape.length == 1;
        return single || (shape.length == 2 && (shape[1] < 0 || shape[1] == length));
    }

    /** The most items of a call, of which no more than {@code wanted} are wanted. */
    int batch(int wanted) {
        return shape.length == 0 || shape[0] < 0 ? wanted : (int) Math.max(1, Math.min(wanted, shape[0]));
    }

    /** Its type and shape for messages. */
    String shown() {
        return datatype + " "
                + Arrays.stream(shape)
                        .mapToObj(size -> size < 0 ? "any" : Long.toString(size))
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
