package io.labelwright.remote.inference;

import io.labelwright.remote.call.CallFailure;
import io.labelwright.remote.call.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what a model gives for a batch: of each item its numbers, or the name of a class. */
final class Outcome {

    private Outcome() {}

    /**
     * The values of each item of a batch: numbers of 64 bits one behind the other, or a text.
     *
     * @param output the tensor that is wanted
     * @param items how many items there are in the batch
     * @throws CallFailure when the answer holds something else
     */
    static List<byte[]> read(byte[] body, TensorInfo output, int items) throws CallFailure {
        for (JsonNode tensor : Json.read(body).path("outputs")) {
            if (tensor.path("name").asString("").equals(output.name())) {
                return rows(TensorInfo.of(tensor), tensor.path("data"), output, items);
            }
        }
        throw CallFailure.server(
                "its answer has no output '" + output.name() + "', which its metadata names",
                "look whether url leads to a server of the Open Inference Protocol, version 2");
    }

    private static List<byte[]> rows(TensorInfo came, JsonNode data, TensorInfo output, int items) throws CallFailure {
        if (came.holdsTexts() != output.holdsTexts() || came.holdsNumbers() != output.holdsNumbers()) {
            throw wrong(output, "gives " + came.shown() + ", and its metadata says " + output.shown());
        }
        boolean rows = came.shape().length == 1 || came.shape().length == 2;
        if (!rows || came.shape()[0] != items) {
            throw wrong(output, "gives " + came.shown() + " for " + items + (items == 1 ? " item" : " items"));
        }
        var values = new ArrayList<JsonNode>();
        flatten(data, values);
        long wanted = came.shape().length == 1 ? 1 : came.shape()[1];
        if (wanted < 0 || wanted > values.size() || items * wanted != values.size()) {
            throw wrong(output, "says that it gives " + came.shown() + " and gives " + values.size() + " values");
        }
        int length = (int) wanted;
        var found = new ArrayList<byte[]>();
        for (int item = 0; item < items; item++) {
            List<JsonNode> own = values.subList(item * length, (item + 1) * length);
            found.add(came.holdsTexts() ? text(own, output) : numbers(own, output));
        }
        return found;
    }

    /** Data stand in rows or one behind the other, as the server likes. */
    private static void flatten(JsonNode data, List<JsonNode> into) {
        if (data.isArray()) {
            data.forEach(part -> flatten(part, into));
        } else if (!data.isMissingNode()) {
            into.add(data);
        }
    }

    private static byte[] text(List<JsonNode> values, TensorInfo output) throws CallFailure {
        if (values.size() != 1 || !values.get(0).isString()) {
            throw wrong(output, "gives " + values.size() + " texts for an item, and one is a class");
        }
        return values.get(0).stringValue().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] numbers(List<JsonNode> values, TensorInfo output) throws CallFailure {
        ByteBuffer numbers = ByteBuffer.allocate(values.size() * Double.BYTES);
        for (JsonNode value : values) {
            if (!value.isNumber()) {
                throw wrong(output, "gives something else than numbers");
            }
            numbers.putDouble(value.asDouble(Double.NaN));
        }
        return numbers.array();
    }

    private static CallFailure wrong(TensorInfo output, String what) {
        return CallFailure.server(
                "the output '" + output.name() + "' " + what, "look at the model's settings on the server");
    }
}
