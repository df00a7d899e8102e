package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.intake.ArchiveInput;
import io.labelwright.engine.intake.FieldNames;
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
import io.labelwright.spi.feature.FeatureSet;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of the data before anything runs: whether the columns that a mapping names are in the header, which
 * fields items will have, whether conditions use names that there are, and whether the truth leaks into a field.
 */
final class DataChecks {

    /** What {@code when} may ask for; another name would only fail when the stage's turn has come. */
    private static final List<ColumnSpec> COUNTS = Stream.of(
                    "items",
                    "annotations",
                    "annotators",
                    "labelled",
                    "unresolved",
                    "excluded",
                    "rejected",
                    "suspects",
                    "queued",
                    "answered")
            .map(name -> ColumnSpec.integer("counts." + name))
            .toList();

    private final Plan plan;
    private final Set<Integer> unsound;
    private final Plugins plugins;
    private final Supplier<Expressions> expressions;
    private final List<Problem> problems;
    private final Headers headers = new Headers();
    /** Fields that an import of items brings; absent when its header is not known. */
    private final Map<Integer, Set<String>> fieldsOf = new HashMap<>();

    /** Gold columns by file, with the import that names them. */
    private final Map<Path, Map<String, PlannedStage>> goldColumns = new HashMap<>();

    /**
     * Checks of one plan.
     *
     * @param unsound positions of stages whose config has errors: what they would do is not known
     * @param problems gets what is wrong
     */
    DataChecks(
            Plan plan,
            Set<Integer> unsound,
            Plugins plugins,
            Supplier<Expressions> expressions,
            List<Problem> problems) {
        this.plan = plan;
        this.unsound = Set.copyOf(unsound);
        this.plugins = plugins;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** Looks into the files of imports: are the columns there that the mappings name, and does none leak the truth? */
    void checkHeaders() {
        List<PlannedStage> imports = plan.written().stream()
                .filter(stage -> stage.isSource() && !unsound.contains(stage.index()))
                .toList();
        imports.forEach(this::collectGold);
        imports.forEach(this::checkHeader);
    }

    /** Whether the conditions of stages make sense. */
    void checkWhens() {
        plan.written().forEach(this::checkWhen);
    }

    /** Whether fields and conditions in configs name what there is, as far as that is known. */
    void checkNames(TableFlow flow) {
        Set<String> ids = plan.written().stream().map(PlannedStage::id).collect(Collectors.toSet());
        if (ids.size() < plan.written().size()) {
            return;
        }
        var blind = new BitSet();
        for (PlannedStage stage : plan.written()) {
            List<Located<String>> needs = stage.inLoop() == null ? stage.node().needs() : null;
            boolean all = needs == null || needs.stream().allMatch(need -> ids.contains(need.value()));
            if (!all || (stage.isSource() && unsound.contains(stage.index()))) {
                blind.set(stage.index());
            }
        }
        for (PlannedStage stage : plan.written()) {
            boolean known = !blind.get(stage.index()) && !flow.needsAny(stage.index(), blind);
            checkNames(stage, known ? fields(stage, flow) : null);
        }
    }

    private void collectGold(PlannedStage stage) {
        String label = stage.config().text("gold.label");
        if (stage.input() != null && label != null) {
            goldColumns
                    .computeIfAbsent(Access.real(stage.input()), key -> new HashMap<>())
                    .put(label, stage);
        }
    }

    private void checkHeader(PlannedStage stage) {
        Path file = stage.input();
        if (file == null) {
            return;
        }
        Headers.Kind kind = headers.kind(file);
        boolean folder = kind == Headers.Kind.FOLDER
                || (kind == Headers.Kind.FILE && stage.takesFolder() && ArchiveInput.isArchive(file));
        if (kind == Headers.Kind.NONE || (folder && !stage.takesFolder())) {
            return;
        }
        try {
            LoadedStrategy loaded = plugins.load(stage.strategy());
            Record config = ConfigBinder.bind(stage.config(), loaded);
            ImportMapping mapping = MappingOf.stage(
                    config, stage.strategy(), plan.workflow().labels().task().value());
            Source source = PluginScope.run(loaded, () -> loaded.source(config));
            List<String> header = headers.of(stage, file, loaded, source).orElse(null);
            if (header == null || mapping == null) {
                return;
            }
            checkColumns(stage, mapping, header);
            Problem memory = folder
                    ? null
                    : MemoryNeed.problem(
                            stage,
                            file,
                            loaded,
                            source,
                            mapping,
                            Runtime.getRuntime().maxMemory());
            if (memory != null) {
                problems.add(memory);
            }
            var names = new FieldNames(mapping);
            Set<String> fields = new LinkedHashSet<>();
            for (String column : header) {
                fields.addAll(names.fieldsOf(column));
            }
            checkGoldLeak(stage, file, header, names);
            fieldsOf.put(stage.index(), fields);
        } catch (LabelingException e) {
            e.problems().forEach(problem -> problems.add(Planner.atStage(stage, problem)));
        } catch (IOException e) {
            problems.add(Problem.error(
                    StandardError.FILE_NOT_READABLE,
                    stage.config().place("path"),
                    "the file '" + stage.path() + "' can't be read: " + e.getMessage()));
        }
    }

    private void checkColumns(PlannedStage stage, ImportMapping mapping, List<String> header) {
        boolean format = MappingOf.isFormat(stage.strategy());
        FieldNames.columns(mapping).forEach((column, key) -> {
            if (!header.contains(column) && !(format && MappingOf.FORMAT_NAMES.contains(column))) {
                problems.add(Problem.error(
                        StandardError.UNKNOWN_COLUMN,
                        stage.config().place(key),
                        "the file '" + stage.path() + "' has no column " + SafeText.quoted(column) + " for " + key,
                        NearestWord.hint(column, header)));
            }
        });
        var items = mapping.items();
        if (items != null) {
            checkListed(stage, items.fields(), "items.fields", header);
            checkListed(stage, items.features(), "items.features", header);
            checkFeatures(stage, mapping, header);
        }
    }

    private void checkListed(PlannedStage stage, @Nullable List<String> wanted, String key, List<String> header) {
        for (String name : wanted == null ? List.<String>of() : wanted) {
            if (!FieldNames.isGlob(name) && !header.contains(name)) {
                problems.add(Problem.error(
                        StandardError.UNKNOWN_COLUMN,
                        stage.config().place(key),
                        "the file '" + stage.path() + "' has no column " + SafeText.quoted(name) + " for " + key,
                        NearestWord.hint(name, header)));
            }
        }
    }

    private void checkFeatures(PlannedStage stage, ImportMapping mapping, List<String> header) {
        if (!stage.config().isSet("items.features")) {
            return;
        }
        var names = new FieldNames(mapping);
        List<String> features = header.stream().filter(names::isFeature).toList();
        if (features.isEmpty()) {
            problems.add(Problem.error(
                    StandardError.UNKNOWN_COLUMN,
                    stage.config().place("items.features"),
                    "no column of the file '" + stage.path() + "' that nothing else maps is one of items.features",
                    "its columns are " + SafeText.quoted(String.join(", ", header))));
        }
        features.stream()
                .filter(FeatureSet::isReserved)
                .forEach(name -> problems.add(Problem.error(
                        StandardError.NOT_ALLOWED,
                        stage.config().place("items.features"),
                        "a feature can't have the name '" + name
                                + "', which the table features has a column of its own for",
                        "give the column another name")));
    }

    /** The column of the truth must not become a field, where rules and models would see it. */
    private void checkGoldLeak(PlannedStage stage, Path file, List<String> header, FieldNames names) {
        if (goldColumns.isEmpty()) {
            return;
        }
        Map<String, PlannedStage> ofFile = goldColumns.getOrDefault(Access.real(file), Map.of());
        for (String column : header) {
            PlannedStage gold = ofFile.get(column);
            if (gold != null && names.isFeature(column)) {
                problems.add(Problem.error(
                        StandardError.GOLD_LEAK,
                        stage.config().place("items.features"),
                        "the column '" + column + "' is gold (stage '" + gold.id()
                                + "') and would also become a feature, which models see",
                        "name the features without it: items: {features: [...]}"));
            } else if (gold != null && !names.fieldsOf(column).isEmpty()) {
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

    /**
     * Whether the condition of a loop makes sense.
     *
     * @param metrics the figures that it may ask for; null when that is not known
     */
    void checkUntil(PlannedStage loop, @Nullable List<ColumnSpec> metrics) {
        String until = loop.config().text("until");
        if (until == null || unsound.contains(loop.index())) {
            return;
        }
        Place place = loop.config().place("until");
        if (metrics != null && metrics.isEmpty() && until.contains("metrics")) {
            problems.add(Problem.error(
                    StandardError.EXPRESSION,
                    place,
                    "'until' of the loop '" + loop.id() + "' asks for metrics, but no stage of a round writes any",
                    "add a stage such as evaluate/classification to the loop's stages"));
            return;
        }
        var columns = new ArrayList<>(COUNTS);
        columns.addAll(metrics == null ? List.of() : metrics);
        compile(until, place, columns, Scope.ROUND);
    }

    private void checkNames(PlannedStage stage, @Nullable Set<String> fields) {
        Task task = plan.workflow().labels().task().value();
        problems.addAll(ExportColumns.problems(stage, task, plan.schema(), fields));
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
            if (fields == null || scope == null || scope == Scope.ROUND || asksForUnknownClasses(stage, entry)) {
                continue;
            }
            if (scope == Scope.ROW && asksForFeatures(stage)) {
                continue;
            }
            List<ColumnSpec> columns = scope == Scope.ROW ? rowColumns(stage, fields) : itemColumns(fields);
            compile(entry.value(), entry.place(), columns, scope);
        }
    }

    /** Whether a condition is about a table with columns of features: which they are shows when all are read. */
    private static boolean asksForFeatures(PlannedStage stage) {
        String table = stage.config().text("table");
        return TableKind.FEATURES.word().equals(table)
                || TableKind.TRAINING.word().equals(table);
    }

    /** Whether a condition may name the column of a class while the classes are still to be found in the data. */
    private boolean asksForUnknownClasses(PlannedStage stage, ConfigEntry entry) {
        String table = stage.config().text("table");
        return plan.schema() == null
                && (TableKind.LABELS.word().equals(table)
                        || TableKind.PREDICTIONS.word().equals(table))
                && entry.value().contains("p:");
    }

    private void checkWhen(PlannedStage stage) {
        Located<String> when = stage.node().when();
        if (when != null) {
            compile(when.value(), when.place(), COUNTS, Scope.COUNTS);
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

    /** Fields of the items that a stage sees; null when the header of some import is not known, or it sees no items. */
    private @Nullable Set<String> fields(PlannedStage stage, TableFlow flow) {
        Set<String> fields = new LinkedHashSet<>();
        boolean needed = Boolean.FALSE.equals(stage.reads().get(TableKind.ITEMS));
        if (needed && flow.writers(stage.index(), TableKind.ITEMS).isEmpty()) {
            return null;
        }
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
