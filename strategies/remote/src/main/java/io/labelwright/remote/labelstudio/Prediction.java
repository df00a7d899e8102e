package io.labelwright.remote.labelstudio;

import io.labelwright.remote.call.CallFailure;
import io.labelwright.remote.call.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a backend says of a task.
 *
 * @param choice the class that it chooses; null when that is not one class
 * @param several whether it chooses more than one
 * @param score how sure it is, 0 to 1; NaN when it does not say, or says something else
 * @param odd whether its score is none
 * @param version of the model; empty when it does not say
 */
record Prediction(@Nullable String choice, boolean several, double score, boolean odd, String version) {

    private static final String CHOICES = "choices";

    /**
     * Reads one.
     *
     * @param fromName name of the control, which counts where there are several
     */
    static Prediction read(byte[] json, String fromName) throws CallFailure {
        JsonNode prediction = Json.read(json);
        List<JsonNode> regions = regions(prediction.path("result"), fromName);
        var choices = new ArrayList<String>();
        JsonNode score = prediction.path("score");
        for (JsonNode region : regions) {
            JsonNode chosen = region.path("value").path(CHOICES);
            if (chosen.isArray()) {
                chosen.forEach(choice -> choices.add(choice.asString("")));
            } else {
                choices.add(chosen.asString(""));
            }
            score = score.isNumber() ? score : region.path("score");
        }
        double said = score.isNumber() ? score.asDouble(Double.NaN) : Double.NaN;
        boolean odd = !Double.isNaN(said) && !(said >= 0 && said <= 1);
        return new Prediction(
                choices.size() == 1 ? choices.get(0) : null,
                choices.size() > 1,
                odd ? Double.NaN : said,
                odd,
                Backend.version(prediction));
    }

    private static List<JsonNode> regions(JsonNode result, String fromName) {
        var all = new ArrayList<JsonNode>();
        var named = new ArrayList<JsonNode>();
        for (JsonNode region : result) {
            if (!region.path("value").path(CHOICES).isMissingNode()) {
                all.add(region);
                if (region.path("from_name").asString("").equals(fromName)) {
                    named.add(region);
                }
            }
        }
        return all.size() > 1 ? named : all;
    }
}
