package io.labelwright.engine.run;

import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that imports hold, for {@code classes: from_data}: over all imports in file order, each in the order
 * labels, annotations, probabilities, gold, confusion; in order of first appearance, inside a label too.
 */
final class ClassesFromData {

    private final Task task;
    private final @Nullable String guidelines;

    ClassesFromData(Task task, @Nullable String guidelines) {
        this.task = task;
        this.guidelines = guidelines;
    }

    LabelSchema of(List<StageResult> imports) {
        Set<String> names = new LinkedHashSet<>();
        for (StageResult result : imports) {
            addLabels(result.tables().get(TableKind.LABELS), "label", names);
            addLabels(result.tables().get(TableKind.ANNOTATIONS), "label", names);
            result.tables().get(TableKind.PREDICTIONS).columns().stream()
                    .filter(column -> column.name().startsWith("p:"))
                    .forEach(column -> names.add(column.name().substring(2)));
            addLabels(result.tables().get(TableKind.GOLD), "label", names);
            addLabels(result.tables().get(TableKind.CONFUSION), "truth", names);
            addLabels(result.tables().get(TableKind.CONFUSION), "answer", names);
        }
        if (names.isEmpty()) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    null,
                    "classes come from the data, but no import brings a label"
                            + (task.categorical() ? "" : " that names one"),
                    "name them: labels: {classes: [...]}");
        }
        return new LabelSchema(task, names.stream().map(LabelClass::of).toList(), guidelines);
    }

    private List<String> named(String label) {
        return switch (task) {
            case CLASSIFICATION, ORDINAL -> List.of(label);
            case MULTI_LABEL -> LabelText.classes(label);
            case SPANS -> LabelText.spans(label).stream().map(Span::label).toList();
            case BOXES -> LabelText.boxes(label).stream().map(Box::label).toList();
            case NUMERIC, PAIRWISE, TEXT -> List.of();
        };
    }

    /** Labels of imports have their form, so that what they name can be read. */
    private void addLabels(Table table, String column, Set<String> names) {
        int at = table.find(column);
        var seen = new BitSet();
        for (Segment segment : table.segments()) {
            Column labels = segment.column(at);
            for (int row = 0; row < segment.rows(); row++) {
                int code = labels.code(row);
                if (code >= 0 && !seen.get(code)) {
                    seen.set(code);
                    names.addAll(named(labels.dictionary().get(code)));
                }
            }
        }
    }
}
