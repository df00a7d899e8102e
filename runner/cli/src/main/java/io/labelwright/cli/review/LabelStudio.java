package io.labelwright.cli.review;

import io.labelwright.engine.review.GivenAnswer;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Answers in the JSON that Label Studio exports: tasks, each with the data that {@link TaskFile} gave it and the
 * annotations of people. Choices and a text area for notes are read.
 */
final class LabelStudio {

    static final String ITEM = "labelwright_item";
    static final String STAGE = "labelwright_stage";
    static final String ACTION = "labelwright_action";

    private static final long MOST_BYTES = 1L << 30;

    private final String file;
    private final List<GivenAnswer> answers = new ArrayList<>();

    private LabelStudio(String file) {
        this.file = file;
    }

    static List<GivenAnswer> read(Path path, String shown) throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE,
                    Place.of(shown),
                    "the file is larger than 1 GiB",
                    "cut it in parts");
        }
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(path));
        } catch (JacksonException e) {
            var at = e.getLocation();
            Place place = at == null
                    ? Place.of(shown)
                    : new Place(shown, Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()));
            throw new LabelingException(
                    StandardError.BAD_ROW, place, "this is no JSON: " + e.getOriginalMessage(), null);
        }
        var reading = new LabelStudio(shown);
        if (root.isObject()) {
            reading.task(root, 1);
        } else if (root.isArray()) {
            for (int i = 0; i < root.size(); i++) {
                reading.task(root.get(i), i + 1);
            }
        } else {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    Place.of(shown),
                    "a list of tasks was expected, as Label Studio exports it",
                    "export it from Label Studio as JSON");
        }
        return reading.answers;
    }

    private void task(JsonNode task, int number) {
        Place place = Place.of(file + " task " + number);
        JsonNode data = task.path("data");
        String item = text(data.path(ITEM));
        JsonNode annotations = task.path("annotations");
        if (!annotations.isArray() || annotations.isEmpty()) {
            answers.add(new GivenAnswer(place, null, item, null, null, null, null, null));
            return;
        }
        for (JsonNode annotation : annotations) {
            answers.add(answer(place, data, item, annotation));
        }
    }

    private static GivenAnswer answer(Place place, JsonNode data, @Nullable String item, JsonNode annotation) {
        if (item == null) {
            throw new LabelingException(
                    StandardError.BAD_ROW,
                    place,
                    "the task has no data." + ITEM,
                    "tasks that labelwright review export wrote carry it");
        }
        String label = null;
        String note = null;
        for (JsonNode result : annotation.path("result")) {
            String type = text(result.path("type"));
            JsonNode value = result.path("value");
            if ("choices".equals(type)) {
                JsonNode choices = value.path("choices");
                if (label != null || choices.size() > 1) {
                    throw new LabelingException(
                            StandardError.BAD_ROW,
                            place,
                            "item '" + item + "' has more than one choice in one annotation",
                            "let people choose one class: choice=\"single\" in the labeling interface");
                }
                label = text(choices.path(0));
            } else if ("textarea".equals(type)) {
                note = text(value.path("text").isArray() ? value.path("text").path(0) : value.path("text"));
            }
        }
        boolean skipped = annotation.path("was_cancelled").asBoolean(false);
        String verdict = null;
        if (skipped || label == null) {
            verdict = Verdict.SKIP.word();
            label = null;
        } else if (TaskColumns.isAdjudication(text(data.path(ACTION)))) {
            verdict = Verdict.ADJUDICATE.word();
        }
        String time = text(annotation.path("updated_at"));
        return new GivenAnswer(
                place,
                text(data.path(STAGE)),
                item,
                annotator(annotation.path("completed_by")),
                label,
                verdict,
                note,
                time == null ? text(annotation.path("created_at")) : time);
    }

    private static @Nullable String annotator(JsonNode by) {
        if (!by.isObject()) {
            return text(by);
        }
        for (String key : List.of("email", "username", "id")) {
            String name = text(by.path(key));
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull() || node.isContainer()) {
            return null;
        }
        String text = node.asString();
        return text.isEmpty() ? null : text;
    }
}
