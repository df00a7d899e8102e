package io.labelwright.remote.inference;

import static io.labelwright.remote.call.ScriptedServer.json;
import static io.labelwright.remote.call.ScriptedServer.status;

import io.labelwright.remote.call.Json;
import io.labelwright.remote.call.ScriptedServer.Answer;
import io.labelwright.remote.call.ScriptedServer.Asked;
import io.labelwright.remote.call.ScriptedServer.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A server of the Open Inference Protocol whose model is a function of an item. */
final class FakeInference implements Script {

    private final String metadata;
    private final Function<List<JsonNode>, double[]> model;
    private int rowLength = 1;

    FakeInference(String metadata, Function<List<JsonNode>, double[]> model) {
        this.metadata = metadata;
        this.model = model;
    }

    /** Metadata of a model with one input and one output. */
    static String metadata(String input, String output) {
        return """
                {"name": "m", "versions": ["1"], "platform": "test", "inputs": [{"name": "in", %s}],
                 "outputs": [{"name": "out", %s}]}
                """.formatted(input, output);
    }

    static String tensor(String datatype, String shape) {
        return "\"datatype\": \"" + datatype + "\", \"shape\": " + shape;
    }

    /** Whose items are rows of so many numbers. */
    FakeInference rows(int length) {
        rowLength = length;
        return this;
    }

    @Override
    public Answer to(Asked asked, int number) {
        if (asked.method().equals("GET")) {
            return switch (asked.path()) {
                case "/v2/health/ready" -> json("{\"ready\": true}");
                case "/v2/models/m" -> json(metadata);
                default -> status(404, "application/json", "{\"error\": \"unknown\"}");
            };
        }
        return asked.path().equals("/v2/models/m/infer")
                ? json(Json.text(inferred(asked)))
                : status(404, "application/json", "{}");
    }

    /** What is answered to a batch: numbers of 32 bits. */
    ObjectNode inferred(Asked asked) {
        JsonNode input = Json.parse(asked.text()).path("inputs").get(0);
        var values = new ArrayList<JsonNode>();
        input.path("data").forEach(values::add);
        int items = input.path("shape").get(0).asInt();
        ObjectNode answer = Json.object();
        answer.put("model_name", "m");
        ObjectNode output = answer.putArray("outputs").addObject();
        output.put("name", "out").put("datatype", "FP32");
        ArrayNode shape = output.putArray("shape").add(items);
        ArrayNode data = output.putArray("data");
        for (int item = 0; item < items; item++) {
            double[] row = model.apply(values.subList(item * rowLength, (item + 1) * rowLength));
            if (item == 0) {
                shape.add(row.length);
            }
            for (double score : row) {
                data.add(score);
            }
        }
        return answer;
    }
}
