package io.labelwright.engine.run;

import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plan.TableFlow;
import io.labelwright.engine.view.StageInputs;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.Dictionary;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a whole run. Labels are those of the first export of labels, else of the last stage that decided; the
 * items are those that these labels are about. They balance, or the run fails: {@code items = labelled + unresolved +
 * excluded}.
 */
final class RunCounts {

    private final RunState state;

    RunCounts(RunState state) {
        this.state = state;
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, Long> labels = labels();
        if (labels.isEmpty()) {
            labels = undecided();
        }
        long items = labels.values().stream().mapToLong(Long::longValue).sum();
        counts.put("items", items);
        counts.put("annotations", sum(TableKind.ANNOTATIONS, "annotations"));
        counts.put("annotators", annotators());
        for (String status : List.of("labelled", "unresolved", "excluded")) {
            counts.put(status, labels.getOrDefault(status, 0L));
        }
        counts.put("rejected", rejected());
        counts.put("suspects", sum(TableKind.SUSPECTS, "suspects"));
        counts.put("queued", sum(TableKind.QUEUE, "queued"));
        // Of every round: a person answers each of them anew.
        counts.put("answered", sum(TableKind.QUEUE, "answered"));
        return counts;
    }

    /** The labels that the counts are about; empty when no stage decided any. */
    Optional<Table> labelTable() {
        PlannedStage export = exportOfLabels();
        if (export != null) {
            return seesAll(export) ? Optional.of(state.inputs(export).table(TableKind.LABELS)) : Optional.empty();
        }
        StageResult decided = decided();
        return decided == null ? Optional.empty() : Optional.of(decided.tables().get(TableKind.LABELS));
    }

    /** The object that holds {@link #labelTable}; one that no stage wrote as it is is put into the store. */
    Optional<String> labelObject() {
        PlannedStage export = exportOfLabels();
        if (export == null) {
            return Optional.ofNullable(decided())
                    .map(result -> result.hash(TableKind.LABELS))
                    .filter(hash -> !hash.isEmpty());
        }
        if (!seesAll(export)) {
            return Optional.empty();
        }
        List<Integer> writers = state.flow().writers(export.index(), TableKind.LABELS);
        StageResult only = writers.size() == 1 ? result(writers.get(0)) : null;
        if (only != null) {
            long decided = StageCounts.labels(only.tables().get(TableKind.LABELS)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (decided == state.index(export).ids().size()) {
                return Optional.of(only.hash(TableKind.LABELS));
            }
        }
        return Optional.of(state.put(state.inputs(export).table(TableKind.LABELS)));
    }

    private Map<String, Long> labels() {
        PlannedStage export = exportOfLabels();
        if (export != null && seesAll(export)) {
            return labelsSeenBy(export);
        }
        StageResult decided = decided();
        return decided == null ? Map.of() : StageCounts.labels(decided.tables().get(TableKind.LABELS));
    }

    private @Nullable PlannedStage exportOfLabels() {
        return state.plan().stages().stream()
                .filter(stage ->
                        stage.isSink() && "labels".equals(stage.config().text("table")))
                .findFirst()
                .orElse(null);
    }

    /** Whether all that an export waits for is over, so that what it sees is known. */
    private boolean seesAll(PlannedStage export) {
        return state.waitsFor(export).stream().mapToObj(this::result).allMatch(Objects::nonNull);
    }

    /** What the last stage that decided labels left; null when an import had the last word, or nobody. */
    private @Nullable StageResult decided() {
        PlannedStage deciding = null;
        for (int position : state.plan().order()) {
            PlannedStage stage = state.plan().stages().get(position);
            if (stage.writes().contains(TableKind.LABELS) && result(position) != null) {
                deciding = stage;
            }
        }
        return deciding == null || deciding.isSource() ? null : result(deciding.index());
    }

    /** Items by status, as an export sees them. */
    Map<String, Long> labelsSeenBy(PlannedStage export) {
        TableFlow flow = state.flow();
        List<Integer> writers = flow.writers(export.index(), TableKind.LABELS);
        StageResult only = writers.size() == 1 ? result(writers.get(0)) : null;
        long items = state.index(export).ids().size();
        if (only != null && !state.plan().stages().get(writers.get(0)).isSource()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String status : List.of("labelled", "unresolved", "excluded")) {
                counts.put(status, only.counts().getOrDefault(status, 0L));
            }
            long sum = counts.values().stream().mapToLong(Long::longValue).sum();
            if (sum == items) {
                return counts;
            }
        }
        StageInputs in = state.inputs(export);
        Map<String, Long> counts = StageCounts.labels(in.table(TableKind.LABELS));
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        if (sum != items) {
            throw Balance.broken(export, items + " items, but " + counts);
        }
        return counts;
    }

    /** Where no stage decides, the labels that imports gave, and all else is open. */
    private Map<String, Long> undecided() {
        Dictionary items = items();
        var labelled = new BitSet();
        for (PlannedStage stage : state.plan().stages()) {
            StageResult result = result(stage.index());
            if (stage.isSource() && result != null && stage.writes().contains(TableKind.LABELS)) {
                markItems(result.tables().get(TableKind.LABELS), items, labelled);
            }
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("labelled", (long) labelled.cardinality());
        counts.put("unresolved", (long) items.size() - labelled.cardinality());
        return counts;
    }

    private static void markItems(Table labels, Dictionary items, BitSet labelled) {
        for (Segment segment : labels.segments()) {
            Column ids = segment.column(0);
            for (int row = 0; row < segment.rows(); row++) {
                int item = items.find(ids.dictionary(), ids.code(row));
                if (item >= 0) {
                    labelled.set(item);
                }
            }
        }
    }

    /** The items that imports bring; where none brings any, all that imports speak of. */
    Dictionary items() {
        List<PlannedStage> imports =
                state.plan().stages().stream().filter(PlannedStage::isSource).toList();
        boolean closed = imports.stream().anyMatch(stage -> stage.writes().contains(TableKind.ITEMS));
        Set<String> lists = new LinkedHashSet<>();
        for (PlannedStage stage : imports) {
            StageResult result = result(stage.index());
            String ids = result == null ? null : result.ids();
            if (ids != null && (!closed || stage.writes().contains(TableKind.ITEMS))) {
                lists.add(ids);
            }
        }
        return state.ids(List.copyOf(lists));
    }

    /** What a stage left; null for one that has not run or waits for people, and so left nothing. */
    private @Nullable StageResult result(int stage) {
        StageResult result = state.result(stage);
        return result == null || result.report().status() == StageStatus.WAITING ? null : result;
    }

    private long sum(TableKind kind, String name) {
        return state.lasting(kind).stream()
                .mapToLong(result -> result.counts().getOrDefault(name, 0L))
                .sum();
    }

    private long annotators() {
        Set<String> names = new HashSet<>();
        for (StageResult result : state.lasting(TableKind.ANNOTATIONS)) {
            if (!result.hash(TableKind.ANNOTATIONS).isEmpty()) {
                Dictionary annotators = result.tables()
                        .get(TableKind.ANNOTATIONS)
                        .dictionary(TableKind.ANNOTATIONS.column("annotator"));
                for (int code = 0; code < annotators.size(); code++) {
                    names.add(annotators.get(code));
                }
            }
        }
        return names.size();
    }

    private long rejected() {
        var tables = new ArrayList<Table>();
        for (StageResult result : state.lasting(TableKind.REJECTS)) {
            if (result.counts().getOrDefault("rejected", 0L) > 0) {
                tables.add(result.tables().get(TableKind.REJECTS));
            }
        }
        return tables.isEmpty() ? 0 : StageInputs.distinctRejects(tables).rows();
    }
}
