package io.labelwright.platforms.argilla;

import io.labelwright.platforms.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response or suggestion to one question.
 *
 * @param question its name
 * @param by user or agent; null when not said
 * @param value what was answered
 * @param score of a suggestion; nothing when it has none
 * @param status of a response: submitted, draft, discarded; null when not said
 * @param suggestion whether a model gave it
 */
record QuestionAnswer(
        String question,
        @Nullable String by,
        Json value,
        Json score,
        @Nullable String status,
        boolean suggestion) {

    /** All of a record, in both layouts: by question (2.x), or a list (1.x). */
    static List<QuestionAnswer> of(Json record) {
        var answers = new ArrayList<QuestionAnswer>();
        Json responses = record.get("responses");
        responses
                .members()
                .forEach((question, given) ->
                        given.elements().forEach(response -> answers.add(response(question, response, response))));
        for (Json response : responses.elements()) {
            response.get("values")
                    .members()
                    .forEach((question, value) -> answers.add(response(question, value, response)));
        }
        Json suggestions = record.get("suggestions");
        suggestions.members().forEach((question, given) -> answers.add(suggestion(question, given)));
        for (Json given : suggestions.elements()) {
            String question = given.get("question_name").scalar();
            if (question != null) {
                answers.add(suggestion(question, given));
            }
        }
        return answers;
    }

    private static QuestionAnswer response(String question, Json value, Json response) {
        return new QuestionAnswer(
                question,
                response.get("user_id").scalar(),
                value.get("value"),
                Json.Nothing.VALUE,
                response.get("status").scalar(),
                false);
    }

    private static QuestionAnswer suggestion(String question, Json given) {
        String agent = given.get("agent").scalar();
        return new QuestionAnswer(
                question, agent == null ? "suggestion" : agent, given.get("value"), given.get("score"), null, true);
    }
}
