package io.labelwright.engine.explain;

import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.spi.table.TableKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one stage knew about the item and what it said about it.
 *
 * @param stage what became of the stage in the run
 * @param version version of its strategy; 0 when its record is no longer in the store
 * @param reads the tables that it read; empty when its record is no longer in the store
 * @param before the labels and predictions of the item that it read, by table, in the order in which it saw them: of
 *     several labels the last one counts
 * @param voices the answers to the item that it weighed; empty for stages that weigh none
 * @param tables the rows that it wrote about the item, by table
 * @param exports the files that it wrote
 */
public record StageTrace(
        RunStage stage,
        int version,
        List<StageRecord.Read> reads,
        Map<TableKind, List<SeenRow>> before,
        List<Voice> voices,
        Map<TableKind, List<ItemRow>> tables,
        List<ExportTrace> exports) {

    /**
     * A row that a stage read.
     *
     * @param stage who wrote it
     */
    public record SeenRow(String stage, ItemRow row) {}

    public StageTrace {
        reads = List.copyOf(reads);
        before = ordered(before);
        voices = List.copyOf(voices);
        tables = ordered(tables);
        exports = List.copyOf(exports);
    }

    private static <T> Map<TableKind, List<T>> ordered(Map<TableKind, List<T>> rows) {
        Map<TableKind, List<T>> ordered = new EnumMap<>(TableKind.class);
        rows.forEach((kind, list) -> ordered.put(kind, List.copyOf(list)));
        return Collections.unmodifiableMap(ordered);
    }

    /** What it wrote about the item into a table. */
    public List<ItemRow> rows(TableKind kind) {
        return tables.getOrDefault(kind, List.of());
    }

    /** Whether it has to do with the item. */
    public boolean touches() {
        return !tables.isEmpty()
                || !voices.isEmpty()
                || exports.stream().anyMatch(export -> export.holds() || export.unknown() != null);
    }
}
