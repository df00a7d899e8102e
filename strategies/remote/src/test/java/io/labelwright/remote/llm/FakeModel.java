package io.labelwright.remote.llm;

import io.labelwright.remote.call.Json;
import io.labelwright.remote.call.ScriptedServer;
import io.labelwright.remote.call.ScriptedServer.Answer;
import io.labelwright.remote.call.ScriptedServer.Script;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A server of chat completions whose model is a function of what it is asked. */
final class FakeModel {

    private static final Pattern CODE = Pattern.compile("^- (.+?)(?: means: (.+?))?(?:\\. .*)?$", Pattern.MULTILINE);
    private static final Pattern ITEM = Pattern.compile("(?s)<item (\\w+)>\n(.*)\n</item \\1>");

    private FakeModel() {}

    /** A request as the model sees it. */
    record Query(JsonNode request, String system, Map<String, String> codes, String item) {

        /** An answer in the form that is wanted. */
        String answer(String name) {
            return "{\"label\": \"" + codes.get(name) + "\"}";
        }

        int messages() {
            return request.path("messages").size();
        }
    }

    static Query query(ScriptedServer.Asked asked) {
        JsonNode request = Json.parse(asked.text());
        JsonNode messages = request.path("messages");
        String system = messages.get(0).path("content").stringValue();
        Map<String, String> codes = new LinkedHashMap<>();
        Matcher code = CODE.matcher(system);
        while (code.find()) {
            codes.put(code.group(2) == null ? code.group(1) : code.group(2), code.group(1));
        }
        String item = "";
        for (JsonNode message : messages) {
            Matcher found = ITEM.matcher(message.path("content").stringValue());
            item = message.path("role").stringValue().equals("user") && found.find() ? found.group(2) : item;
        }
        return new Query(request, system, codes, item);
    }

    /** Answers with texts. */
    static Script says(Function<Query, String> model) {
        return (asked, number) -> completion(model.apply(query(asked)));
    }

    /** A chat completion with a text. */
    static Answer completion(String content) {
        return ScriptedServer.json(Json.text(body(content)));
    }

    static ObjectNode body(String content) {
        ObjectNode body = Json.object();
        body.put("model", "fake-1");
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", content);
        body.putObject("usage").put("prompt_tokens", 100).put("completion_tokens", 7);
        return body;
    }

    /**
     * A chat completion whose label's first token might have been others.
     *
     * @param shares the probability of each code
     */
    static Answer withProbabilities(String code, Map<String, Double> shares) {
        ObjectNode body = body("{\"label\": \"" + code + "\"}");
        ArrayNode tokens =
                ((ObjectNode) body.path("choices").get(0)).putObject("logprobs").putArray("content");
        tokens.addObject().put("token", "{\"label\":").put("logprob", -0.0001);
        ObjectNode first = tokens.addObject()
                .put("token", " \"" + code.charAt(0))
                .put("logprob", Math.log(shares.getOrDefault(code, 1.0)));
        ArrayNode top = first.putArray("top_logprobs");
        shares.forEach((other, share) ->
                top.addObject().put("token", " \"" + other.charAt(0)).put("logprob", Math.log(share)));
        top.addObject().put("token", "```").put("logprob", Math.log(0.01));
        tokens.addObject().put("token", code.substring(1)).put("logprob", -0.001);
        tokens.addObject().put("token", "\"}").put("logprob", 0.0);
        return ScriptedServer.json(Json.text(body));
    }

    /** Chooses a code by a hash of what is asked, with a made-up probability of each: the same whoever asks when. */
    static Answer byHash(ScriptedServer.Asked asked) {
        Query query = query(asked);
        String[] codes = query.codes().values().toArray(String[]::new);
        // Codes change with the seed; what the model makes of an item does too.
        int hash = Math.floorMod((query.item() + codes[0]).hashCode() * 31, 1 << 20);
        Map<String, Double> shares = new LinkedHashMap<>();
        double all = 0;
        for (int k = 0; k < codes.length; k++) {
            shares.put(codes[k], 1.0 + (hash >> (3 * k)) % 8);
            all += shares.get(codes[k]);
        }
        double sum = all;
        shares.replaceAll((code, share) -> share / sum);
        return withProbabilities(codes[hash % codes.length], shares);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
