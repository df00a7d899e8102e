package io.labelwright.remote.labelstudio;

import io.labelwright.remote.call.CallFailure;
import io.labelwright.remote.call.Json;
import io.labelwright.remote.call.ServerCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An ML backend of Label Studio, as Label Studio itself talks to it: is it there, this is the labeling config, predict
 * these tasks.
 */
final class Backend {

    private static final int LONGEST_VERSION = 200;
    private static final String HINT = "look whether url leads to an ML backend of Label Studio, and at its log";

    private final ServerCalls server;
    private final String project;
    private final String labelConfig;

    Backend(ServerCalls server, String project, String labelConfig) {
        this.server = server;
        this.project = project;
        this.labelConfig = labelConfig;
    }

    /**
     * Sets the backend up.
     *
     * @return the version of its model; empty when it does not say
     * @throws CallFailure when it is not there or does not take the config
     */
    String setUp() throws CallFailure {
        String status = Json.read(server.get("/health")).path("status").asString("");
        if (!status.equals("UP")) {
            throw CallFailure.server("it is not up: its health has no status \"UP\"", HINT);
        }
        ObjectNode request = Json.object();
        request.put("project", project);
        request.put("schema", labelConfig);
        return server.post("/setup", Json.bytes(request), body -> version(Json.read(body)));
    }

    /** The version that an object names, as a text of bounded length; empty for none. */
    static String version(JsonNode named) {
        String version = named.path("model_version").asString("").strip();
        return version.substring(0, Math.min(version.length(), LONGEST_VERSION));
    }

    /**
     * Asks for predictions.
     *
     * @param tasks the data of each task, name to value
     * @return the prediction of each task, as JSON; the text {@code null} where there is none
     */
    List<byte[]> predict(int[] ids, List<Map<String, String>> tasks) throws CallFailure {
        ObjectNode request = Json.object();
        ArrayNode sent = request.putArray("tasks");
        for (int i = 0; i < ids.length; i++) {
            ObjectNode task = sent.addObject();
            // Label Studio's ids begin at 1.
            task.put("id", ids[i] + 1);
            ObjectNode data = task.putObject("data");
            tasks.get(i).forEach(data::put);
        }
        request.put("project", project);
        request.put("label_config", labelConfig);
        request.putObject("params");
        return server.post("/predict", Json.bytes(request), body -> predictions(body, ids.length));
    }

    private static List<byte[]> predictions(byte[] body, int tasks) throws CallFailure {
        JsonNode results = Json.read(body).path("results");
        if (!results.isArray()) {
            throw CallFailure.server("its answer has no list \"results\"", HINT);
        }
        if (results.size() != tasks) {
            throw CallFailure.server(
                    "it gives " + results.size() + (results.size() == 1 ? " result for " : " results for ") + tasks
                            + (tasks == 1 ? " task" : " tasks"),
                    HINT);
        }
        var predictions = new ArrayList<byte[]>();
        for (JsonNode result : results) {
            // Newer backends may give several predictions of a task; the first is the one that is shown.
            predictions.add(Json.bytes(result.isArray() && !result.isEmpty() ? result.get(0) : result));
        }
        return predictions;
    }
}
