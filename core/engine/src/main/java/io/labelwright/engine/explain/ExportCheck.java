package io.labelwright.engine.explain;

import io.labelwright.engine.execution.WorkerPool;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.engine.view.ItemIndex;
import io.labelwright.engine.view.RowSelection;
import io.labelwright.engine.view.StageInputs;
import io.labelwright.engine.view.StageTable;
import io.labelwright.math.training.TrainingTable;
import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says whether an exported file holds the item, by making the export once more for this item alone: out of the tables
 * that the export read, by the same code that made it.
 */
final class ExportCheck {

    private static final String TABLE = "config table";
    private static final String WHERE = "config where";
    private static final String LOST = "a table that it was made of can no longer be read";

    /** Nothing that an export needs depends on the classes. */
    private static final LabelSchema NO_CLASSES = new LabelSchema(Task.CLASSIFICATION, List.of(), null);

    private final ItemTables tables;
    private final Supplier<Expressions> expressions;

    ExportCheck(ItemTables tables, Supplier<Expressions> expressions) {
        this.tables = tables;
        this.expressions = expressions;
    }

    /** A file of a stage whose record is not there any more. */
    static ExportTrace withoutRecord(StageRecord.Export export) {
        return new ExportTrace(export, null, null, List.of(), "the record of the stage is no longer in the store");
    }

    ExportTrace check(StageRecord record, StageRecord.Export export, Set<String> imports) {
        TableKind kind =
                TableKind.ofWord(record.causes().getOrDefault(TABLE, "")).orElse(null);
        String where = record.causes().get(WHERE);
        if (kind == null) {
            return new ExportTrace(export, null, where, List.of(), "its stage does not say which table it holds");
        }
        if (!allThere(record)) {
            return new ExportTrace(export, kind, where, List.of(), LOST);
        }
        int before = tables.losses().size();
        try {
            List<ItemRow> rows = rows(record, kind, where, imports);
            // A list of ids may be lost too.
            return new ExportTrace(export, kind, where, rows, tables.losses().size() == before ? null : LOST);
        } catch (LabelingException e) {
            return new ExportTrace(export, kind, where, List.of(), e.getMessage());
        }
    }

    private boolean allThere(StageRecord record) {
        return record.reads().stream()
                .allMatch(read -> read.sha256().isEmpty()
                        || tables.rows(read.stage(), read.table().word(), read.sha256())
                                .isPresent());
    }

    private List<ItemRow> rows(StageRecord record, TableKind kind, @Nullable String where, Set<String> imports) {
        Set<String> stages = new HashSet<>();
        record.reads().forEach(read -> stages.add(read.stage()));
        Map<TableKind, List<StageTable>> seen = new EnumMap<>(TableKind.class);
        seen.put(kind, new ArrayList<>());
        if (kind == TableKind.TRAINING) {
            TrainingTable.SOURCES.forEach(source -> seen.put(source, new ArrayList<>()));
        }
        for (StageRecord.Read read : record.reads()) {
            Optional<Table> rows = read.sha256().isEmpty()
                    ? Optional.empty()
                    : tables.rows(read.stage(), read.table().word(), read.sha256());
            // That two imports contradict each other was ruled out when the export was made.
            rows.ifPresent(table -> seen.computeIfAbsent(read.table(), key -> new ArrayList<>())
                    .add(new StageTable(read.stage(), imports.contains(read.stage()), stages, table)));
        }
        boolean onItems = !record.seenItems().isEmpty();
        boolean inView = record.seenItems().stream()
                .anyMatch(list -> tables.isListed(record.stage(), list).orElse(false));
        // A made row has an id of its own, which is in no list of items.
        if (onItems && !inView && kind != TableKind.TRAINING) {
            return List.of();
        }
        var index = new ItemIndex(Dictionary.of(List.of(tables.item())), false);
        // One item needs no threads; the pool starts none.
        try (var pool = new WorkerPool(1)) {
            var in = new StageInputs(NO_CLASSES, index, seen, AnnotationBlock.ITEMS, pool);
            Table table = kind == TableKind.TRAINING ? TrainingTable.of(in) : in.table(kind);
            if (where != null && table.rows() > 0) {
                table = RowSelection.of(table, where, in, expressions.get());
            }
            return ItemRow.of(table);
        }
    }
}
