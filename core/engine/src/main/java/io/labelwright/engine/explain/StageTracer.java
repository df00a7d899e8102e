package io.labelwright.engine.explain;

import io.labelwright.engine.store.RunStage;
import io.labelwright.engine.store.StageRecord;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what one stage had to do with the item, from its record and the tables that it read and wrote. */
final class StageTracer {

    private static final int ANNOTATOR = TableKind.ANNOTATORS.column("annotator");
    private static final int CONFUSION_ANNOTATOR = TableKind.CONFUSION.column("annotator");
    private static final int CONFUSION_ANSWER = TableKind.CONFUSION.column("answer");

    private final ItemTables tables;
    private final ExportCheck exports;
    private final Set<String> imports;

    /**
     * A tracer for the stages of one run.
     *
     * @param imports ids of the stages that named items, whose labels are given
     */
    StageTracer(ItemTables tables, ExportCheck exports, Set<String> imports) {
        this.tables = tables;
        this.exports = exports;
        this.imports = imports;
    }

    /**
     * Traces a stage.
     *
     * @param record its record; null when the store has it no more
     */
    StageTrace trace(RunStage stage, @Nullable StageRecord record) {
        Map<TableKind, List<ItemRow>> written = new EnumMap<>(TableKind.class);
        for (StageRecord.Output output : stage.outputs()) {
            boolean byItem = output.table() != TableKind.ANNOTATORS
                    && output.table() != TableKind.CONFUSION
                    && output.table() != TableKind.METRICS;
            if (byItem && output.rows() > 0) {
                tables.rows(stage.id(), output.table().word(), output.sha256())
                        .filter(table -> table.rows() > 0)
                        .ifPresent(table -> written.put(output.table(), ItemRow.of(table)));
            }
        }
        List<StageRecord.Read> reads = record == null ? List.of() : record.reads();
        Map<TableKind, List<StageTrace.SeenRow>> before = new EnumMap<>(TableKind.class);
        boolean says = written.containsKey(TableKind.LABELS) || written.containsKey(TableKind.PREDICTIONS);
        if (says) {
            before.putAll(seen(reads, Set.of(TableKind.LABELS, TableKind.PREDICTIONS)));
        }
        return new StageTrace(
                stage,
                record == null ? 0 : record.version(),
                reads,
                before,
                says ? voices(stage, reads) : List.of(),
                written,
                stage.exports().stream()
                        .map(export -> record == null
                                ? ExportCheck.withoutRecord(export)
                                : exports.check(record, export, imports))
                        .toList());
    }

    private Map<TableKind, List<StageTrace.SeenRow>> seen(List<StageRecord.Read> reads, Set<TableKind> kinds) {
        Map<TableKind, List<StageTrace.SeenRow>> seen = new EnumMap<>(TableKind.class);
        for (StageRecord.Read read : reads) {
            if (kinds.contains(read.table())) {
                for (ItemRow row : rows(read)) {
                    seen.computeIfAbsent(read.table(), key -> new ArrayList<>())
                            .add(new StageTrace.SeenRow(read.stage(), row));
                }
            }
        }
        return seen;
    }

    private List<ItemRow> rows(StageRecord.Read read) {
        return read.sha256().isEmpty()
                ? List.of()
                : tables.rows(read.stage(), read.table().word(), read.sha256())
                        .map(ItemRow::of)
                        .orElse(List.of());
    }

    private List<Voice> voices(RunStage stage, List<StageRecord.Read> reads) {
        Map<TableKind, List<StageTrace.SeenRow>> seen = seen(reads, Set.of(TableKind.ANNOTATIONS, TableKind.LABELS));
        List<StageTrace.SeenRow> answers = seen.getOrDefault(TableKind.ANNOTATIONS, List.of());
        if (reads.stream().noneMatch(read -> read.table() == TableKind.ANNOTATIONS)) {
            return List.of();
        }
        var voices = new ArrayList<Voice>();
        // Of several labels the last one counts.
        List<StageTrace.SeenRow> labels = seen.getOrDefault(TableKind.LABELS, List.of());
        StageTrace.SeenRow last = labels.isEmpty() ? null : labels.get(labels.size() - 1);
        String author = "";
        if (last != null
                && last.row().text("label") != null
                && (last.row().fixed() || imports.contains(last.stage()))) {
            author = author(last);
            voices.add(voice(author, true, last));
        }
        for (StageTrace.SeenRow answer : answers) {
            String annotator = Objects.requireNonNullElse(answer.row().text("annotator"), "");
            // Whoever gave the label is heard once, and an answer to a hidden question not at all.
            if (answer.row().gold() == null && !annotator.equals(author)) {
                voices.add(voice(annotator, false, answer));
            }
        }
        return weighed(stage, voices);
    }

    /** Who gave a fixed label: its author, else the stage that decided. */
    private static String author(StageTrace.SeenRow fixed) {
        String source = Objects.requireNonNullElse(fixed.row().text("source"), fixed.stage());
        return Objects.requireNonNullElse(fixed.row().author(), source);
    }

    private static Voice voice(String annotator, boolean fixed, StageTrace.SeenRow seen) {
        return new Voice(annotator, seen.row().text("label"), seen.stage(), fixed, seen.row(), null, Map.of());
    }

    /** The voices with what the stage found out about those who answered. */
    private List<Voice> weighed(RunStage stage, List<Voice> voices) {
        Set<String> names = voices.stream().map(Voice::annotator).collect(Collectors.toSet());
        Map<String, ItemRow> reliability = new HashMap<>();
        picked(stage, TableKind.ANNOTATORS, ANNOTATOR, names)
                .ifPresent(table -> ItemRow.of(table).forEach(row -> reliability.put(row.text("annotator"), row)));
        Map<String, Map<String, Double>> likelihoods = new HashMap<>();
        Set<String> labels =
                voices.stream().map(Voice::label).filter(Objects::nonNull).collect(Collectors.toSet());
        picked(stage, TableKind.CONFUSION, CONFUSION_ANNOTATOR, names)
                .map(table ->
                        ItemRows.where(table, (segment, row) -> labels.contains(text(segment, CONFUSION_ANSWER, row))))
                .ifPresent(table -> ItemRow.of(table)
                        .forEach(row -> likelihoods
                                .computeIfAbsent(
                                        row.text("annotator") + "\n" + row.text("answer"), key -> new LinkedHashMap<>())
                                .put(String.valueOf(row.text("truth")), row.number("value"))));
        return voices.stream()
                .map(voice -> new Voice(
                        voice.annotator(),
                        voice.label(),
                        voice.stage(),
                        voice.fixed(),
                        voice.answer(),
                        reliability.get(voice.annotator()),
                        likelihoods.getOrDefault(voice.annotator() + "\n" + voice.label(), Map.of())))
                .toList();
    }

    private Optional<Table> picked(RunStage stage, TableKind kind, int column, Set<String> names) {
        for (StageRecord.Output output : stage.outputs()) {
            if (output.table() == kind && output.rows() > 0 && !names.isEmpty()) {
                return tables.picked(
                        stage.id(),
                        kind.word(),
                        output.sha256(),
                        table -> ItemRows.where(table, (segment, row) -> names.contains(text(segment, column, row))));
            }
        }
        return Optional.empty();
    }

    private static String text(Segment segment, int column, int row) {
        return String.valueOf(segment.column(column).text(row));
    }
}
