package io.labelwright.engine.run;

import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.view.ItemIndex;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a strategy writes, and refuses what it did not declare. */
final class StageOutputs implements Outputs {

    private final PlannedStage stage;
    private final LabelSchema schema;
    private final ItemIndex index;
    private final Map<TableKind, Table> tables = new EnumMap<>(TableKind.class);
    private final Map<String, Double> facts = new LinkedHashMap<>();
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());

    StageOutputs(PlannedStage stage, LabelSchema schema, ItemIndex index) {
        this.stage = stage;
        this.schema = schema;
        this.index = index;
    }

    @Override
    public TableBuilder builder(TableKind kind, List<ColumnSpec> extra) {
        Map<String, Dictionary> dictionaries = new HashMap<>();
        for (ColumnSpec column : kind.columns()) {
            // A comparison is about two items; what its column item holds is the question.
            boolean pairs = kind == TableKind.ANNOTATIONS && schema.task() == Task.PAIRWISE;
            if (column.name().equals("item") && !pairs) {
                dictionaries.put("item", index.ids());
            } else if (kind == TableKind.GRAPH && column.type() == ColumnType.NAME) {
                dictionaries.put(column.name(), index.ids());
            } else if (column.name().equals("label") && schema.task().categorical()) {
                dictionaries.put("label", schema.names());
            }
        }
        return new TableBuilder(kind, extra, dictionaries);
    }

    @Override
    public void write(Table table) {
        notNull(table, "a table");
        if (!stage.writes().contains(table.kind())) {
            throw contract("writes the table " + table.kind().word() + ", which it does not declare");
        }
        if (tables.putIfAbsent(table.kind(), table) != null) {
            throw contract("writes the table " + table.kind().word() + " twice");
        }
    }

    @Override
    public void fact(String name, double value) {
        notNull(name, "the name of a fact");
        if (!Double.isFinite(value)) {
            throw contract("reports the fact " + name + " as " + value);
        }
        facts.put(name, value);
    }

    @Override
    public void report(Problem problem) {
        notNull(problem, "a problem");
        problems.add(problem);
    }

    /** Plug-ins may be compiled without any check for null. */
    private void notNull(@Nullable Object given, String what) {
        if (given == null) {
            throw contract("hands over null instead of " + what);
        }
    }

    private LabelingException contract(String what) {
        return new LabelingException(
                StandardError.PLUGIN_CONTRACT,
                "stage '" + stage.id() + "': the strategy " + stage.strategy().id() + " " + what);
    }

    /** What was written; tables that were declared and not written are empty. */
    Map<TableKind, Table> tables() {
        for (TableKind kind : stage.writes()) {
            tables.putIfAbsent(kind, Table.empty(kind));
        }
        return tables;
    }

    Map<String, Double> facts() {
        return facts;
    }

    List<Problem> problems() {
        return problems;
    }
}
