package io.labelwright.platforms.mturk;

import io.labelwright.platforms.json.Json;
import io.labelwright.platforms.json.JsonRecords;
import io.labelwright.platforms.json.Refusal;
import io.labelwright.platforms.record.AnswerShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of an assignment by name, wherever they stand in its row. */
final class MturkAnswers {

    private static final String PREFIX = "Answer.";
    private static final String TASK_ANSWERS = "Answer.taskAnswers";

    private MturkAnswers() {}

    /**
     * All answers. Checkboxes of classic forms have a column each, {@code Answer.NAME.OPTION}: they are the options of
     * one answer. Forms of crowd elements have all answers as JSON in one column.
     */
    static Map<String, Json> of(Json.Members row) throws Refusal {
        Map<String, Json> answers = new LinkedHashMap<>();
        Map<String, Map<String, Json>> options = new LinkedHashMap<>();
        for (Map.Entry<String, Json> cell : row.values().entrySet()) {
            String column = cell.getKey();
            if (column.equals(TASK_ANSWERS)) {
                taskAnswers(cell.getValue(), answers);
            } else if (column.startsWith(PREFIX)) {
                String name = column.substring(PREFIX.length());
                int dot = name.lastIndexOf('.');
                String value = String.valueOf(cell.getValue().scalar());
                if (dot > 0 && (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))) {
                    options.computeIfAbsent(name.substring(0, dot), key -> new LinkedHashMap<>())
                            .put(name.substring(dot + 1), cell.getValue());
                } else {
                    answers.put(name, AnswerShape.ofCell(cell.getValue()));
                }
            }
        }
        options.forEach((name, ticked) -> answers.put(name, new Json.Members(ticked)));
        return answers;
    }

    private static void taskAnswers(Json cell, Map<String, Json> answers) throws Refusal {
        Json value;
        try {
            value = JsonRecords.parse(String.valueOf(cell.scalar()));
        } catch (Refusal e) {
            throw new Refusal(TASK_ANSWERS + " holds no JSON: " + e.reason());
        }
        for (Json form : value instanceof Json.Elements list ? list.values() : List.of(value)) {
            answers.putAll(form.members());
        }
    }
}
