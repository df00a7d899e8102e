package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigValue;
import io.labelwright.engine.config.ConfigValue.Scalar;
import io.labelwright.engine.config.ConfigValue.Sequence;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.connect.ImportMapping.AnnotationColumns;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the {@code columns} that an export asks for are those of its table, as far as that is known before a run. */
final class ExportColumns {

    /** Tables whose columns hang on the data that a stage computes. */
    private static final Set<TableKind> OPEN =
            EnumSet.of(TableKind.FEATURES, TableKind.PREDICTIONS, TableKind.TRAINING);

    private ExportColumns() {}

    /**
     * What is wrong.
     *
     * @param task what a label says
     * @param schema the classes; null while they are to be found in the data
     * @param fields of the items that the export sees; null when they are not known
     */
    static List<Problem> problems(
            PlannedStage stage, Task task, @Nullable LabelSchema schema, @Nullable Set<String> fields) {
        String word = stage.config().text("table");
        TableKind kind = word == null ? null : TableKind.ofWord(word).orElse(null);
        if (!stage.isSink()
                || kind == null
                || OPEN.contains(kind)
                || !(stage.config().find("columns") instanceof Sequence asked)) {
            return List.of();
        }
        if (kind == TableKind.ITEMS && fields == null) {
            return List.of();
        }
        var known =
                new ArrayList<>(kind.columns().stream().map(ColumnSpec::name).toList());
        if (kind == TableKind.ITEMS && fields != null) {
            known.addAll(fields);
        }
        if (kind == TableKind.ANNOTATIONS && task == Task.PAIRWISE) {
            known.addAll(List.of(AnnotationColumns.LEFT, AnnotationColumns.RIGHT));
        }
        if (kind == TableKind.LABELS && schema != null) {
            schema.classes().forEach(one -> known.add("p:" + one.name()));
        }
        var problems = new ArrayList<Problem>();
        for (ConfigValue value : asked.values()) {
            String name = value instanceof Scalar scalar ? scalar.value().toString() : "";
            boolean later = kind == TableKind.LABELS && schema == null && name.startsWith("p:");
            if (!known.contains(name) && !later) {
                problems.add(Problem.error(
                        StandardError.UNKNOWN_COLUMN,
                        value.place(),
                        "the table " + kind.word() + " has no column " + SafeText.quoted(name),
                        NearestWord.hint(name, known)));
            }
        }
        return problems;
    }
}
