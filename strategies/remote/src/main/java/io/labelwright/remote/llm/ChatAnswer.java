package io.labelwright.remote.llm;

import io.labelwright.remote.call.CallFailure;
import io.labelwright.remote.call.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/**
 * What the model said of an item.
 *
 * @param label the class; -1 when the answer can't be used
 * @param fault why it can't be used; null when it can
 * @param confidence how probable its tokens were, 0 to 1; NaN when not known
 * @param p the probability of each class; null when not known
 * @param promptTokens tokens that were sent, as the server counts; -1 when it does not say
 * @param answerTokens tokens that came back; -1 when it does not say
 * @param model what the server calls the model that answered; null when it does not say
 */
record ChatAnswer(
        int label,
        @Nullable Fault fault,
        double confidence,
        double @Nullable [] p,
        long promptTokens,
        long answerTokens,
        @Nullable String model) {

    private static final int LONGEST_NAME = 200;
    private static final long MOST_TOKENS = 1_000_000_000;

    /**
     * Understands the body of an answer. What the model said may be of no use; that it is an answer is sure.
     *
     * @throws CallFailure when it is no answer of this kind
     */
    static ChatAnswer read(byte[] body, ClassCodes codes) throws CallFailure {
        JsonNode root = Json.read(body);
        JsonNode choices = root.path("choices");
        if (!root.isObject() || !choices.isArray()) {
            throw Json.unreadable("it answers with JSON that is no chat completion: it has no list \"choices\"");
        }
        long sent = tokens(root, "prompt_tokens");
        long came = tokens(root, "completion_tokens");
        String name = name(root.path("model"));
        if (choices.size() != 1) {
            return unusable(choices.isEmpty() ? Fault.NO_ANSWER : Fault.SEVERAL_ANSWERS, sent, came, name);
        }
        JsonNode choice = choices.get(0);
        JsonNode content = choice.path("message").path("content");
        Fault fault = fault(choice, content);
        if (fault != null) {
            return unusable(fault, sent, came, name);
        }
        String text = content.stringValue();
        JsonNode label;
        try {
            JsonNode said = Json.parse(text);
            if (!said.isObject()) {
                return unusable(Fault.NO_JSON_OBJECT, sent, came, name);
            }
            label = said.path("label");
            if (said.size() != 1 || label.isMissingNode()) {
                return unusable(Fault.WRONG_KEYS, sent, came, name);
            }
        } catch (JacksonException e) {
            return unusable(isRepeated(e) ? Fault.REPEATED_KEY : Fault.NO_JSON_OBJECT, sent, came, name);
        }
        int known = label.isString() ? codes.find(label.stringValue()) : -1;
        if (known < 0) {
            return unusable(Fault.UNKNOWN_LABEL, sent, came, name);
        }
        LabelTokens tokens = LabelTokens.of(choice.path("logprobs").path("content"), text, known, codes);
        return new ChatAnswer(known, null, tokens.confidence(), tokens.p(), sent, came, name);
    }

    /** A count of tokens; -1 for none, and for one that nobody can mean. */
    private static long tokens(JsonNode root, String name) {
        long tokens = root.path("usage").path(name).asLong(-1);
        return tokens < 0 || tokens > MOST_TOKENS ? -1 : tokens;
    }

    private static @Nullable Fault fault(JsonNode choice, JsonNode content) {
        String finish = choice.path("finish_reason").asString("");
        JsonNode refusal = choice.path("message").path("refusal");
        if ((refusal.isString() && !refusal.stringValue().isEmpty()) || finish.equals("content_filter")) {
            return Fault.REFUSED;
        }
        if (finish.equals("length")) {
            return Fault.CUT_OFF;
        }
        return !content.isString() || content.stringValue().isBlank() ? Fault.NO_ANSWER : null;
    }

    private static boolean isRepeated(JacksonException e) {
        return e instanceof StreamReadException
                && String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
    }

    private static ChatAnswer unusable(Fault fault, long sent, long came, @Nullable String model) {
        return new ChatAnswer(-1, fault, Double.NaN, null, sent, came, model);
    }

    private static @Nullable String name(JsonNode model) {
        String name = model.isString() ? model.stringValue() : "";
        return name.isBlank() ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
