package io.labelwright.cli.review;

import io.labelwright.engine.review.OpenTasks;
import io.labelwright.math.number.Decimal;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.people.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of tasks in CSV and JSON Lines: what people see, then what they fill in. What no task has, such as the
 * label of a blind review, has no column. A field that is named like one of our columns is shown as {@code field:NAME}.
 */
final class TaskColumns {

    static final String STAGE = "stage";
    static final String ITEM = "item";
    static final String ACTION = "action";
    static final String ANNOTATOR = "annotator";
    static final String LABEL = "label";
    static final String VERDICT = "verdict";
    static final String NOTE = "note";
    static final String TIME = "time";

    /** What people fill in. */
    static final List<String> FILLED_IN = List.of(ANNOTATOR, LABEL, VERDICT, NOTE, TIME);

    private static final String CHOICES = "choices";
    private static final String CURRENT_LABEL = "current_label";
    private static final String CURRENT_CONFIDENCE = "current_confidence";
    private static final Set<String> OWN = Set.of(
            STAGE,
            ITEM,
            "rank",
            ACTION,
            "reason",
            "answers",
            CURRENT_LABEL,
            CURRENT_CONFIDENCE,
            CHOICES,
            ANNOTATOR,
            LABEL,
            VERDICT,
            NOTE,
            TIME);

    private final LabelSchema schema;
    private final List<String> names;

    TaskColumns(List<OpenTasks> open, LabelSchema schema) {
        this.schema = schema;
        this.names = names(open);
    }

    /** One task by column. A number is a {@link Double}, a missing cell is not there. */
    Map<String, Object> cells(OpenTasks tasks, OpenTasks.Row row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put(STAGE, tasks.stage());
        put(cells, ITEM, tasks.text(row, "item"));
        cells.put("rank", tasks.number(row, "rank"));
        put(cells, ACTION, tasks.text(row, "action"));
        put(cells, "reason", tasks.text(row, "reason"));
        for (String field : tasks.fields()) {
            put(cells, shown(field), tasks.text(row, OpenTasks.FIELD + field));
        }
        put(cells, "answers", tasks.text(row, "answers"));
        put(cells, CURRENT_LABEL, tasks.text(row, "label"));
        number(cells, CURRENT_CONFIDENCE, tasks.number(row, "confidence"));
        for (LabelClass one : schema.classes()) {
            number(cells, "p:" + one.name(), tasks.number(row, "p:" + one.name()));
        }
        cells.put(CHOICES, String.join(" | ", classes()));
        put(cells, ANNOTATOR, tasks.text(row, "annotator"));
        return cells;
    }

    private static void put(Map<String, Object> cells, String name, @Nullable String value) {
        if (value != null) {
            cells.put(name, value);
        }
    }

    private static void number(Map<String, Object> cells, String name, double value) {
        if (!Double.isNaN(value)) {
            cells.put(name, value);
        }
    }

    /** Names of the classes. */
    List<String> classes() {
        return schema.classes().stream().map(LabelClass::name).toList();
    }

    /** All columns in order. */
    List<String> names() {
        return names;
    }

    private List<String> names(List<OpenTasks> open) {
        var used = new LinkedHashSet<String>();
        var fields = new LinkedHashSet<String>();
        for (OpenTasks tasks : open) {
            tasks.fields().forEach(field -> fields.add(shown(field)));
            tasks.rows().forEach(row -> used.addAll(cells(tasks, row).keySet()));
        }
        var all = new ArrayList<>(List.of(STAGE, ITEM, "rank", ACTION));
        addUsed(all, used, List.of("reason"));
        all.addAll(fields);
        addUsed(all, used, List.of("answers", CURRENT_LABEL, CURRENT_CONFIDENCE));
        addUsed(all, used, classes().stream().map(name -> "p:" + name).toList());
        all.add(CHOICES);
        all.addAll(FILLED_IN);
        return all;
    }

    private static void addUsed(List<String> all, Set<String> used, List<String> candidates) {
        candidates.stream().filter(used::contains).forEach(all::add);
    }

    private static String shown(String field) {
        return OWN.contains(field) || field.startsWith("p:") ? OpenTasks.FIELD + field : field;
    }

    /** A cell as text. */
    static String text(Object cell) {
        if (cell instanceof Double number) {
            double value = number;
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Decimal.print(value);
        }
        return cell.toString();
    }

    /** Whether an action means that somebody decides between answers. */
    static boolean isAdjudication(@Nullable String action) {
        return Verdict.ADJUDICATE.word().equals(action);
    }
}
