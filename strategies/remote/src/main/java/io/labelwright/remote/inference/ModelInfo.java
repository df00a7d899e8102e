package io.labelwright.remote.inference;

import io.labelwright.remote.call.CallFailure;
import io.labelwright.remote.call.Json;
import io.labelwright.remote.call.ServerCalls;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a server says of a model.
 *
 * @param path where it is, behind the server's address
 * @param name what messages call it
 * @param inputs what it takes
 * @param outputs what it gives
 * @param metadata all that the server says, as it came
 */
record ModelInfo(String path, String name, List<TensorInfo> inputs, List<TensorInfo> outputs, byte[] metadata) {

    private static final String READY = "/v2/health/ready";

    /**
     * Asks a server whether it is ready, and for a model.
     *
     * @throws CallFailure when it is not ready, or does not know the model
     */
    static ModelInfo ask(ServerCalls server, String model, @Nullable String version) throws CallFailure {
        server.get(READY);
        String path = "/v2/models/" + encoded(model) + (version == null ? "" : "/versions/" + encoded(version));
        byte[] metadata = server.get(path);
        JsonNode json = Json.read(metadata);
        return new ModelInfo(path, model, tensors(json.path("inputs")), tensors(json.path("outputs")), metadata);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<TensorInfo> tensors(JsonNode list) throws CallFailure {
        var tensors = new ArrayList<TensorInfo>();
        for (JsonNode tensor : list) {
            tensors.add(TensorInfo.of(tensor));
        }
        return tensors;
    }

    /** The input of this name; the only one when it is null. */
    TensorInfo input(@Nullable String wanted) {
        return only(inputs, "input", wanted);
    }

    /** The output of this name; the only one when it is null. */
    TensorInfo output(@Nullable String wanted) {
        return only(outputs, "output", wanted);
    }

    private TensorInfo only(List<TensorInfo> tensors, String what, @Nullable String wanted) {
        String known = tensors.stream().map(TensorInfo::name).collect(Collectors.joining(", "));
        for (TensorInfo tensor : tensors) {
            if (tensor.name().equals(wanted) || (wanted == null && tensors.size() == 1)) {
                return tensor;
            }
        }
        if (wanted == null && !tensors.isEmpty()) {
            throw refused(
                    "has several " + what + "s",
                    "say which: " + what + ": " + tensors.get(0).name() + "; there is " + known);
        }
        throw refused(
                tensors.isEmpty() ? "names no " + what + " in its metadata" : "has no " + what + " '" + wanted + "'",
                tensors.isEmpty() ? "tell the server of its tensors, in the model's settings" : "there is " + known);
    }

    /** The failure of a stage that asks of a model what it can't do. */
    LabelingException refused(String what, String hint) {
        return new LabelingException(StandardError.NOT_ALLOWED, null, "the model '" + name + "' " + what, hint);
    }
}
