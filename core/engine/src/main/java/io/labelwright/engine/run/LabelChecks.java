package io.labelwright.engine.run;

import io.labelwright.engine.label.LabelForm;
import io.labelwright.engine.label.LabelProblem;
import io.labelwright.engine.label.Pair;
import io.labelwright.engine.label.SpanReach;
import io.labelwright.engine.view.ItemIndex;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels in the tables of a strategy, for tasks whose labels are no names of classes: whether each is one, and whether
 * spans lie in the text of their item. Members in another order and numbers in another spelling are no fault; the
 * engine puts them into their form.
 */
final class LabelChecks {

    private final LabelSchema schema;
    private final LabelForm form;
    private final ItemIndex index;

    LabelChecks(LabelSchema schema, ItemIndex index) {
        this.schema = schema;
        this.form = LabelForm.of(schema);
        this.index = index;
    }

    /** The columns of a table that hold labels of the task, if it is one of those tasks. */
    static List<String> columns(TableKind kind, Task task) {
        if (task.categorical()) {
            return List.of();
        }
        if (task == Task.PAIRWISE) {
            return kind == TableKind.LABELS || kind == TableKind.GOLD ? List.of("label") : List.of();
        }
        return List.of("label", "suggested");
    }

    /** What is wrong with a table, as the end of a sentence that starts with it; null when nothing is. */
    @Nullable
    String problem(Table table) {
        if (schema.task() == Task.PAIRWISE && table.kind() == TableKind.ANNOTATIONS) {
            return comparisons(table);
        }
        for (String name : columns(table.kind(), schema.task())) {
            int at = table.find(name);
            if (at >= 0 && table.columns().get(at).type() == ColumnType.NAME) {
                String wrong = labels(table, at);
                if (wrong == null && schema.task() == Task.SPANS) {
                    wrong = spans(table, at);
                }
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return null;
    }

    private @Nullable String labels(Table table, int at) {
        Dictionary names = table.dictionary(at);
        for (int code = 0; code < names.size(); code++) {
            try {
                form.canonical(names.get(code));
            } catch (LabelProblem e) {
                return "has a " + table.columns().get(at).name() + OutputChecks.firstItem(table, at, code)
                        + " that is no label of the task " + schema.task().word() + ": " + e.reason();
            }
        }
        return null;
    }

    private @Nullable String spans(Table table, int at) {
        int item = table.find("item");
        if (item < 0 || table.kind() == TableKind.TRAINING || index.lengths().isEmpty()) {
            return null;
        }
        for (Segment segment : table.segments()) {
            Column items = segment.column(item);
            for (int row = 0; row < segment.rows(); row++) {
                String text = segment.column(at).text(row);
                int known = index.ids().find(items.dictionary(), items.code(row));
                int length = text == null ? -1 : index.lengths().of(known);
                if (text != null && length >= 0 && SpanReach.of(text) > length) {
                    return "has a " + table.columns().get(at).name() + " beyond its text: "
                            + SpanReach.problem(text, length, String.valueOf(items.text(row)));
                }
            }
        }
        return null;
    }

    private @Nullable String comparisons(Table table) {
        int item = table.find("item");
        int label = table.find("label");
        int left = table.find(AnnotationColumns.LEFT);
        int right = table.find(AnnotationColumns.RIGHT);
        if (left < 0 || right < 0) {
            return "has no columns left and right, which answers to a pairwise task have";
        }
        for (Segment segment : table.segments()) {
            for (int row = 0; row < segment.rows(); row++) {
                String wrong = comparison(
                        segment.column(item).text(row),
                        segment.column(left).text(row),
                        segment.column(right).text(row),
                        segment.column(label).text(row));
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return null;
    }

    private @Nullable String comparison(
            @Nullable String item, @Nullable String left, @Nullable String right, @Nullable String label) {
        if (left == null || right == null) {
            return "has a comparison without its two items";
        }
        for (String one : List.of(left, right)) {
            if (index.ids().find(one) < 0) {
                return "names the item '" + one + "', which its input does not have";
            }
        }
        try {
            var pair = new Pair(left, right);
            if (!pair.id().equals(item)) {
                return "calls the comparison of '" + left + "' and '" + right + "' '" + item + "'; expected "
                        + pair.id();
            }
            if (label != null) {
                pair.checkWinner(label);
            }
            return null;
        } catch (LabelProblem e) {
            return "has a comparison that is none: " + e.reason();
        }
    }
}
