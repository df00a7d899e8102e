package io.labelwright.platforms.labelstudio;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.Answer;
import io.labelwright.platforms.record.AnswerRows;
import io.labelwright.platforms.record.FieldKeys;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the tasks of a JSON export. Annotations that were cancelled, and drafts, are kept as what they are: answers
 * that do not count. An annotation that is ground truth is gold and no vote, where the workflow takes gold.
 */
final class TaskRows {

    private static final List<String> NAMES = List.of("email", "username", "id");

    private final Controls.@Nullable Chosen control;
    private final AnswerRows rows;
    private final ItemIds ids;
    private final LabelReader labels;

    /**
     * Rows of a file.
     *
     * @param control whose results are labels; null when there are none
     */
    TaskRows(LabelStudioImportConfig config, Controls.@Nullable Chosen control, AnswerRows rows) {
        this.control = control;
        this.rows = rows;
        this.ids = new ItemIds(config.itemId());
        this.labels = new LabelReader(config, control == null ? LabelAs.CLASS : control.as());
    }

    /** All answers of a task, whoever gave them. */
    static List<Json> answers(Json task) {
        var answers = new ArrayList<>(annotations(task));
        answers.addAll(task.get("drafts").elements());
        answers.addAll(task.get("predictions").elements());
        return answers;
    }

    /** Old exports call annotations completions. */
    private static List<Json> annotations(Json task) {
        Json annotations = task.get("annotations");
        return annotations.isNothing() ? task.get("completions").elements() : annotations.elements();
    }

    /** Hands over all rows of a task. */
    void record(Json.Members task, long line) throws Refusal {
        Json data = task.get("data");
        if (!(data instanceof Json.Members)) {
            throw new Refusal(
                    "a task needs an object 'data', found " + data.getClass().getSimpleName());
        }
        String item = ids.next(task, data);
        List<Json> answers = answers(task);
        var all = new ArrayList<Region>();
        answers.forEach(answer -> all.addAll(Region.ofResults(answer.get("result"))));
        Map<String, String> fields = fields(data, task.get("meta"));
        if (control != null && control.as() == LabelAs.BOXES) {
            addSides(fields, all, control.name());
        }
        rows.item(item, fields, line);
        if (!rows.wantsAnswers()) {
            return;
        }
        for (Json annotation : annotations(task)) {
            try {
                person(annotation, answer(item, annotation, data, all), line);
            } catch (Refusal e) {
                refuse(item, annotation, "annotation", e, line);
            }
        }
        for (Json draft : task.get("drafts").elements()) {
            try {
                Answer answer = answer(item, draft, data, all);
                rows.answer(answer.with(Answer.Verdict.SKIP).noting("draft"), line);
            } catch (Refusal e) {
                refuse(item, draft, "draft", e, line);
            }
        }
        for (Json prediction : task.get("predictions").elements()) {
            try {
                String model = prediction.get("model_version").scalar();
                Answer answer = answer(item, prediction, data, all)
                        .sure(prediction.get("score").scalar());
                rows.answer(
                        new Answer(
                                item,
                                model == null ? "prediction" : model,
                                answer.label(),
                                answer.confidence(),
                                answer.time(),
                                true,
                                answer.verdict(),
                                null),
                        line);
            } catch (Refusal e) {
                refuse(item, prediction, "prediction", e, line);
            }
        }
    }

    private void refuse(String item, Json part, String what, Refusal why, long line) {
        String id = part.get("id").scalar();
        rows.bad(line, what + (id == null ? "" : " " + id) + " of task " + item + ": " + why.reason(), part.compact());
    }

    private static Map<String, String> fields(Json data, Json meta) {
        Map<String, String> fields = new LinkedHashMap<>();
        data.members().forEach((key, value) -> {
            if (!key.equals(LabelStudioSource.ITEM_KEY)) {
                fields.put(FieldKeys.field(key), value.field());
            }
        });
        meta.members().forEach((key, value) -> fields.put("meta." + key, value.field()));
        return fields;
    }

    /** The size of the image, which only results tell, so that boxes can be written again. */
    private static void addSides(Map<String, String> fields, List<Region> all, String control) {
        for (Region region : all) {
            String width = region.sides().get("original_width").scalar();
            String height = region.sides().get("original_height").scalar();
            if (region.control().equals(control) && width != null && height != null) {
                fields.putIfAbsent("width", width);
                fields.putIfAbsent("height", height);
                return;
            }
        }
    }

    private Answer answer(String item, Json answer, Json data, List<Region> all) throws Refusal {
        if (!(answer instanceof Json.Members)) {
            throw new Refusal("an object {...} is expected");
        }
        List<Region> results = Region.ofResults(answer.get("result")).stream()
                .filter(region -> control != null && region.control().equals(control.name()))
                .toList();
        String updated = answer.get("updated_at").scalar();
        boolean nothing = control == null || results.isEmpty() && isCancelled(answer);
        return Answer.of(item, annotator(answer), nothing ? null : labels.label(results, data.members(), all))
                .at(updated == null ? answer.get("created_at").scalar() : updated);
    }

    private void person(Json annotation, Answer answer, long line) {
        if (isCancelled(annotation)) {
            rows.answer(answer.with(Answer.Verdict.SKIP), line);
        } else if (annotation.get("ground_truth").isTrue() && rows.wants(TableKind.GOLD)) {
            rows.truth(answer.item(), answer.label(), line);
        } else {
            rows.answer(answer, line);
        }
    }

    private static boolean isCancelled(Json annotation) {
        return annotation.get("was_cancelled").isTrue()
                || annotation.get("skipped").isTrue();
    }

    private static @Nullable String annotator(Json answer) {
        Json by = answer.get("completed_by");
        if (by.isNothing()) {
            by = answer.get("user");
        }
        if (by.scalar() != null) {
            return by.scalar();
        }
        for (String name : NAMES) {
            String text = by.get(name).scalar();
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
