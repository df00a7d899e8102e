package io.labelwright.testkit;

import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableBuilder;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps what a strategy writes and reports, and refuses what the engine would refuse. */
public final class CollectingOutputs implements Outputs {

    private final Inputs inputs;
    private final Set<TableKind> declared;
    private final Map<TableKind, Table> tables = new EnumMap<>(TableKind.class);
    private final Map<String, Double> facts = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** For a strategy that reads these inputs and may write any table. */
    public CollectingOutputs(Inputs inputs) {
        this(inputs, EnumSet.allOf(TableKind.class));
    }

    /** For a strategy that reads these inputs and declares to write these tables. */
    public CollectingOutputs(Inputs inputs, Set<TableKind> declared) {
        this.inputs = inputs;
        this.declared = declared;
    }

    @Override
    public TableBuilder builder(TableKind kind, List<ColumnSpec> extra) {
        var dictionaries = new HashMap<String, Dictionary>();
        dictionaries.put("item", inputs.items().ids());
        if (kind == TableKind.GRAPH) {
            dictionaries.put("source", inputs.items().ids());
            dictionaries.put("target", inputs.items().ids());
        }
        if (inputs.schema().task().categorical()) {
            dictionaries.put("label", inputs.schema().names());
        }
        return new TableBuilder(kind, extra, dictionaries);
    }

    @Override
    public void write(Table table) {
        if (!declared.contains(table.kind())) {
            throw new IllegalStateException(
                    "the strategy writes " + table.kind().word() + " without @Writes(TableKind."
                            + table.kind().name() + ")");
        }
        if (tables.putIfAbsent(table.kind(), table) != null) {
            throw new IllegalStateException(
                    "the strategy writes " + table.kind().word() + " twice");
        }
    }

    @Override
    public void fact(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("fact " + name + " is " + value);
        }
        facts.put(name, value);
    }

    @Override
    public void report(Problem problem) {
        problems.add(problem);
    }

    /** The tables that were written. */
    public List<Table> written() {
        return List.copyOf(tables.values());
    }

    /** A table that was written; without rows when it was not. */
    public Table table(TableKind kind) {
        return tables.getOrDefault(kind, Table.empty(kind));
    }

    /** Its rows. */
    public List<CollectedRow> rows(TableKind kind) {
        return CollectedRow.of(table(kind));
    }

    /** Its rows with these values: column, value, column, value, ...; the empty value means a missing cell. */
    public List<CollectedRow> rows(TableKind kind, String... columnsAndValues) {
        return rows(kind).stream()
                .filter(row -> {
                    for (int i = 0; i < columnsAndValues.length; i += 2) {
                        if (!row.text(columnsAndValues[i]).equals(columnsAndValues[i + 1])) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    /** The one row with these values. */
    public CollectedRow row(TableKind kind, String... columnsAndValues) {
        List<CollectedRow> found = rows(kind, columnsAndValues);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows of " + kind.word() + " have " + List.of(columnsAndValues)
                    + ", of\n" + lines(kind));
        }
        return found.get(0);
    }

    /** All cells of a table as text, a line per row, to compare two results bit by bit. */
    public String lines(TableKind kind) {
        return rows(kind).stream().map(CollectedRow::toString).collect(Collectors.joining("\n"));
    }

    /** Figures that were reported. */
    public Map<String, Double> facts() {
        return Map.copyOf(facts);
    }

    /** Problems that were reported. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
