package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.intake.FieldNames;
import io.labelwright.engine.intake.FileInput;
import io.labelwright.engine.intake.MappingOf;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of the data before anything runs: whether the columns that a mapping names are in the header, which
 * fields items will have, whether conditions use names that there are, and whether the truth leaks into a field.
 */
final class DataChecks {

    private final Plan plan;
    private final TableFlow flow;
    private final Plugins plugins;
    private final Supplier<Expressions> expressions;
    private final boolean lookAtData;
    private final List<Problem> problems;
    /** Fields that an import of items brings; absent when its header is not known. */
    private final Map<Integer, Set<String>> fieldsOf = new HashMap<>();

    /** Gold columns by file, with the import that names them. */
    private final Map<Path, Map<String, PlannedStage>> goldColumns = new HashMap<>();

    DataChecks(
            Plan plan,
            TableFlow flow,
            Plugins plugins,
            Supplier<Expressions> expressions,
            boolean lookAtData,
            List<Problem> problems) {
        this.plan = plan;
        this.flow = flow;
        this.plugins = plugins;
        this.expressions = expressions;
        this.lookAtData = lookAtData;
        this.problems = problems;
    }

    void check() {
        if (problems.stream().noneMatch(Problem::isError)) {
            // A config that is wrong would only fail again here, with a worse message.
            for (PlannedStage stage : plan.stages()) {
                if (stage.isSource() && lookAtData) {
                    collectGold(stage);
                }
            }
            for (PlannedStage stage : plan.stages()) {
                if (stage.isSource() && lookAtData) {
                    checkHeader(stage);
                }
            }
        }
        for (PlannedStage stage : plan.stages()) {
            checkNames(stage);
            checkWhen(stage);
        }
    }

    private void collectGold(PlannedStage stage) {
        String label = stage.config().text("gold.label");
        if (stage.input() != null && label != null) {
            goldColumns.computeIfAbsent(stage.input(), key -> new HashMap<>()).put(label, stage);
        }
    }

    private void checkHeader(PlannedStage stage) {
        Path file = stage.input();
        if (file == null || !Files.isRegularFile(file)) {
            return;
        }
        try {
            LoadedStrategy loaded = plugins.load(stage.strategy());
            Record config = ConfigBinder.bind(stage.config(), loaded);
            ImportMapping mapping = MappingOf.config(config);
            Source source = PluginScope.run(loaded, () -> loaded.source(config));
            var input = new FileInput(Objects.requireNonNullElse(stage.config().text("path"), ""), file, bytes -> {});
            List<String> header =
                    PluginScope.run(loaded, () -> source.header(input)).orElse(null);
            if (header == null || mapping == null) {
                return;
            }
            checkColumns(stage, mapping, header);
            var names = new FieldNames(mapping);
            Set<String> fields = new LinkedHashSet<>();
            for (String column : header) {
                fields.addAll(names.fieldsOf(column));
            }
            checkGoldLeak(stage, file, header, names);
            fieldsOf.put(stage.index(), fields);
        } catch (LabelingException e) {
            problems.addAll(e.problems());
        } catch (IOException e) {
            problems.add(Problem.error(
                    StandardError.FILE_NOT_READABLE,
                    stage.config().place("path"),
                    "the file '" + stage.config().text("path") + "' can't be read: " + e.getMessage()));
        }
    }

    private void checkColumns(PlannedStage stage, ImportMapping mapping, List<String> header) {
        FieldNames.columns(mapping).forEach((column, key) -> {
            if (!header.contains(column)) {
                problems.add(Problem.error(
                        StandardError.UNKNOWN_COLUMN,
                        stage.config().place(key),
                        "the file '" + stage.config().text("path") + "' has no column " + SafeText.quoted(column)
                                + " for " + key,
                        NearestWord.hint(column, header)));
            }
        });
        var items = mapping.items();
        if (items != null && items.fields() != null) {
            for (String field : items.fields()) {
                if (field.indexOf('*') < 0 && field.indexOf('?') < 0 && !header.contains(field)) {
                    problems.add(Problem.error(
                            StandardError.UNKNOWN_COLUMN,
                            stage.config().place("items.fields"),
                            "the file '" + stage.config().text("path") + "' has no column " + SafeText.quoted(field)
                                    + " for items.fields",
                            NearestWord.hint(field, header)));
                }
            }
        }
    }

    /** The column of the truth must not become a field, where rules and models would see it. */
    private void checkGoldLeak(PlannedStage stage, Path file, List<String> header, FieldNames names) {
        for (String column : header) {
            PlannedStage gold = goldColumns.getOrDefault(file, Map.of()).get(column);
            if (gold != null && !names.fieldsOf(column).isEmpty()) {
                problems.add(Problem.error(
                        StandardError.GOLD_LEAK,
                        stage.config().place("items"),
                        "the column '" + column + "' is gold (stage '" + gold.id()
                                + "') and would also become the field '"
                                + names.fieldsOf(column).iterator().next() + "', which rules and models see",
                        "name the fields without it: items: {fields: [...]}"));
            }
        }
    }

    private void checkNames(PlannedStage stage) {
        Set<String> fields = fields(stage);
        for (ConfigEntry entry : stage.config().marked(Mark.FIELD)) {
            if (fields != null && !fields.contains(entry.value())) {
                problems.add(Problem.error(
                        StandardError.UNKNOWN_COLUMN,
                        entry.place(),
                        "items have no field " + SafeText.quoted(entry.value()),
                        NearestWord.hint(entry.value(), fields)));
            }
        }
        for (ConfigEntry entry : stage.config().conditions()) {
            Scope scope = entry.key().cel();
            if (fields == null || scope == null) {
                continue;
            }
            List<ColumnSpec> columns = scope == Scope.ROW ? rowColumns(stage, fields) : itemColumns(fields);
            compile(entry.value(), entry.place(), columns, scope);
        }
    }

    private void checkWhen(PlannedStage stage) {
        Located<String> when = stage.node().when();
        if (when != null) {
            compile(when.value(), when.place(), List.of(), Scope.COUNTS);
        }
    }

    private void compile(String condition, Place place, List<ColumnSpec> columns, Scope scope) {
        try {
            expressions.get().condition(condition, columns, scope);
        } catch (LabelingException e) {
            for (Problem problem : e.problems()) {
                problems.add(Problem.error(problem.code(), place, problem.message(), problem.hint()));
            }
        }
    }

    /** Fields of the items that a stage sees; null when the header of some import is not known. */
    private @Nullable Set<String> fields(PlannedStage stage) {
        Set<String> fields = new LinkedHashSet<>();
        for (int source : flow.writers(stage.index(), TableKind.ITEMS)) {
            Set<String> known = fieldsOf.get(source);
            if (known == null) {
                return null;
            }
            fields.addAll(known);
        }
        return fields;
    }

    /** The columns that rules and slices see. */
    private static List<ColumnSpec> itemColumns(Set<String> fields) {
        return fields.stream().map(ColumnSpec::text).toList();
    }

    private List<ColumnSpec> rowColumns(PlannedStage stage, Set<String> fields) {
        var columns = new ArrayList<ColumnSpec>();
        ConfigTree config = stage.config();
        String word = config.text("table");
        TableKind kind = word == null ? null : TableKind.ofWord(word).orElse(null);
        if (kind != null) {
            columns.addAll(kind.columns());
            if (kind == TableKind.ITEMS) {
                columns.addAll(itemColumns(fields));
            }
            if (plan.schema() != null && (kind == TableKind.LABELS || kind == TableKind.PREDICTIONS)) {
                plan.schema().classes().forEach(known -> columns.add(ColumnSpec.number("p:" + known.name())));
            }
        }
        fields.forEach(field -> columns.add(ColumnSpec.text("item." + field)));
        return columns;
    }
}
