package io.labelwright.remote.labelstudio;

import static io.labelwright.remote.call.ScriptedServer.json;
import static io.labelwright.remote.call.ScriptedServer.status;

import io.labelwright.remote.call.Json;
import io.labelwright.remote.call.ScriptedServer.Answer;
import io.labelwright.remote.call.ScriptedServer.Asked;
import io.labelwright.remote.call.ScriptedServer.Script;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An ML backend of Label Studio whose predictions are a function of the text of a task. */
final class FakeBackend implements Script {

    private final Function<String, String> predictions;

    /**
     * A backend.
     *
     * @param predictions the prediction about a text, as JSON
     */
    FakeBackend(Function<String, String> predictions) {
        this.predictions = predictions;
    }

    /** A prediction of one choice. */
    static String choice(String choice, double score) {
        ObjectNode prediction = Json.object();
        ObjectNode region = prediction.putArray("result").addObject();
        region.put("from_name", "label").put("to_name", "item").put("type", "choices");
        region.putObject("value").putArray("choices").add(choice);
        prediction.put("score", score);
        return Json.text(prediction);
    }

    @Override
    public Answer to(Asked asked, int number) {
        return switch (asked.method() + " " + asked.path()) {
            case "GET /health" -> json("{\"status\": \"UP\", \"model_class\": \"Fake\"}");
            case "POST /setup" -> json("{\"model_version\": \"v7\"}");
            case "POST /predict" -> json(Json.text(predicted(asked)));
            default -> status(404, "text/plain", "");
        };
    }

    private ObjectNode predicted(Asked asked) {
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        for (JsonNode task : Json.parse(asked.text()).path("tasks")) {
            results.add(
                    Json.parse(predictions.apply(task.path("data").path("text").stringValue())));
        }
        return answer;
    }
}
