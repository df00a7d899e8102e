package io.labelwright.engine.plan;

import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who wrote the tables that a stage sees. A stage sees the united views of the stages that it needs. In additive tables
 * all writers of the view count. A single table has one writer: a later stage on the path replaces an earlier one.
 * Labels that are given (by imports) are never replaced by a computation that did not see them: they stand above the
 * table of the stage that computed.
 *
 * <p>A round of a loop starts from what the loop needs and three tables of the round before. When a stage of a loop
 * comes to its turn again, what it wrote in its last turn is replaced, also in additive tables: a rule votes once. Only
 * what people answered adds up.
 */
public final class TableFlow {

    /** What a round of a loop sees of the round before it. */
    private static final Set<TableKind> HANDED_ON =
            EnumSet.of(TableKind.ANNOTATIONS, TableKind.LABELS, TableKind.PREDICTIONS);

    private final List<FlowStage> stages;
    private final Set<Integer> skipped;
    /** Per stage, the writers in its view before it and after it. */
    private final List<Map<TableKind, Set<Integer>>> before = new ArrayList<>();

    private final List<Map<TableKind, Set<Integer>>> after = new ArrayList<>();
    private final List<Set<Integer>> ancestors = new ArrayList<>();

    /**
     * The flow of a workflow.
     *
     * @param stages in file order
     * @param order positions in an order in which every stage comes after those it needs
     * @param skipped stages that write nothing in this run and pass their view on
     */
    public TableFlow(List<FlowStage> stages, List<Integer> order, Set<Integer> skipped) {
        this.stages = List.copyOf(stages);
        this.skipped = Set.copyOf(skipped);
        for (int i = 0; i < stages.size(); i++) {
            before.add(Map.of());
            after.add(Map.of());
            ancestors.add(Set.of());
        }
        order.forEach(this::visit);
    }

    private void visit(int stage) {
        FlowStage flow = stages.get(stage);
        Set<Integer> above = new TreeSet<>();
        Map<TableKind, Set<Integer>> view = new EnumMap<>(TableKind.class);
        for (int need : flow.needs()) {
            above.add(need);
            above.addAll(ancestors.get(need));
            after.get(need)
                    .forEach((kind, writers) ->
                            view.computeIfAbsent(kind, key -> new TreeSet<>()).addAll(writers));
        }
        if (flow.carried() >= 0) {
            above.add(flow.carried());
            above.addAll(ancestors.get(flow.carried()));
            after.get(flow.carried()).forEach((kind, writers) -> {
                if (HANDED_ON.contains(kind)) {
                    view.computeIfAbsent(kind, key -> new TreeSet<>()).addAll(writers);
                }
            });
        }
        ancestors.set(stage, above);
        view.forEach(this::dropReplaced);
        before.set(stage, view);
        Map<TableKind, Set<Integer>> then = new EnumMap<>(TableKind.class);
        view.forEach((kind, writers) -> then.put(kind, new TreeSet<>(writers)));
        if (!skipped.contains(stage)) {
            for (TableKind kind : flow.writes()) {
                Set<Integer> writers = then.computeIfAbsent(kind, key -> new TreeSet<>());
                if (!kind.additive() && !standsAbove(kind, stage)) {
                    writers.clear();
                }
                writers.removeIf(earlier -> flow.repeats(stages.get(earlier)));
                writers.add(stage);
            }
        }
        after.set(stage, then);
    }

    /** Where branches meet: what one branch had replaced does not come back through the other. */
    private void dropReplaced(TableKind kind, Set<Integer> writers) {
        writers.removeIf(
                earlier -> writers.stream().anyMatch(later -> stages.get(later).repeats(stages.get(earlier))));
        if (!kind.additive()) {
            writers.removeIf(earlier -> writers.stream()
                    .anyMatch(later ->
                            !standsAbove(kind, later) && ancestors.get(later).contains(earlier)));
        }
    }

    private boolean standsAbove(TableKind kind, int stage) {
        return kind == TableKind.LABELS && stages.get(stage).given();
    }

    /**
     * The stages whose tables of this kind a stage reads, in file order, but labels that are given after the stage that
     * computed. Empty when nobody wrote it.
     */
    public List<Integer> writers(int stage, TableKind kind) {
        Integer chosen = stages.get(stage).from().get(kind);
        if (chosen != null && stages.get(chosen).writes().isEmpty() && !skipped.contains(chosen)) {
            // A loop: what its last round left.
            return writers(chosen, kind);
        }
        if (chosen != null) {
            return skipped.contains(chosen) ? List.of() : List.of(chosen);
        }
        List<Integer> writers = new ArrayList<>(before.get(stage).getOrDefault(kind, Set.of()));
        if (kind == TableKind.LABELS) {
            writers.sort((a, b) -> Boolean.compare(standsAbove(kind, a), standsAbove(kind, b)));
        }
        return writers;
    }

    /** The stages that compete for a single table in a stage's view: more than one is a mistake of the workflow. */
    public List<Integer> rivals(int stage, TableKind kind) {
        if (kind.additive() || stages.get(stage).from().containsKey(kind)) {
            return List.of();
        }
        List<Integer> rivals = writers(stage, kind).stream()
                .filter(writer -> !standsAbove(kind, writer))
                .toList();
        return rivals.size() > 1 ? rivals : List.of();
    }

    /** The stages that name the items of a stage's view: imports of items, else all imports. */
    public List<Integer> itemSources(int stage) {
        List<Integer> imports = new ArrayList<>(before.get(stage).getOrDefault(TableKind.ITEMS, Set.of()));
        if (imports.isEmpty()) {
            ancestors(stage).stream()
                    .filter(above -> stages.get(above).given() && !skipped.contains(above))
                    .forEach(imports::add);
        }
        return imports;
    }

    /** Whether an import names the items of a stage's view, so that other ids are refused. */
    public boolean closed(int stage) {
        return before.get(stage).containsKey(TableKind.ITEMS);
    }

    /** All stages that a stage needs, directly or not. */
    public Set<Integer> ancestors(int stage) {
        return ancestors.get(stage);
    }
}
