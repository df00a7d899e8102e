package io.labelwright.engine.plan;

import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote the tables that a stage sees. A stage sees the united views of the stages that it needs. In additive tables
 * all writers of the view count, but those whose rows a stage on the path has replaced. A single table has one writer:
 * a later stage on the path replaces an earlier one. Labels that are given (by imports) are never replaced by a
 * computation that did not see them: they stand above the table of the stage that computed.
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
    private final List<Integer> order;
    private final BitSet skipped = new BitSet();
    /**
     * Per stage, the writers in its view before it and after it. Sets are shared between stages until one differs, so a
     * stage that writes no table of a kind costs nothing for it.
     */
    private final List<Map<TableKind, Positions>> before;

    private final List<Map<TableKind, Positions>> after;
    private final List<Positions> ancestors;
    /** The imports that run. */
    private final BitSet given = new BitSet();

    /**
     * The flow of a workflow.
     *
     * @param stages in file order
     * @param order positions in an order in which every stage comes after those it needs
     * @param skipped stages that write nothing in this run and pass their view on
     */
    public TableFlow(List<FlowStage> stages, List<Integer> order, Set<Integer> skipped) {
        this.stages = List.copyOf(stages);
        this.order = List.copyOf(order);
        skipped.forEach(this.skipped::set);
        this.before = new ArrayList<>(Collections.nCopies(stages.size(), Map.of()));
        this.after = new ArrayList<>(before);
        this.ancestors = new ArrayList<>(Collections.nCopies(stages.size(), Positions.NONE));
        for (int i = 0; i < stages.size(); i++) {
            given.set(i, stages.get(i).given() && !skipped.contains(i));
        }
        order.forEach(this::visit);
    }

    private TableFlow(TableFlow other, int skipped) {
        this.stages = other.stages;
        this.order = other.order;
        this.before = new ArrayList<>(other.before);
        this.after = new ArrayList<>(other.after);
        this.ancestors = new ArrayList<>(other.ancestors);
        this.given.or(other.given);
        this.given.clear(skipped);
        this.skipped.or(other.skipped);
        this.skipped.set(skipped);
        for (int stage : order) {
            if (stage == skipped || needs(stage, skipped)) {
                visit(stage);
            }
        }
    }

    /** The same flow with one more stage that is skipped: only what stages behind it see is found again. */
    public TableFlow skipping(int stage) {
        return new TableFlow(this, stage);
    }

    private void visit(int stage) {
        FlowStage flow = stages.get(stage);
        Positions above = Positions.NONE;
        Map<TableKind, Positions> view = new EnumMap<>(TableKind.class);
        for (int need : flow.needs()) {
            above = above.or(ancestors.get(need)).with(need);
            after.get(need).forEach((kind, writers) -> view.merge(kind, writers, Positions::or));
        }
        if (flow.carried() >= 0) {
            above = above.or(ancestors.get(flow.carried())).with(flow.carried());
            after.get(flow.carried()).forEach((kind, writers) -> {
                if (HANDED_ON.contains(kind)) {
                    view.merge(kind, writers, Positions::or);
                }
            });
        }
        ancestors.set(stage, above);
        if (flow.needs().size() > 1 || flow.carried() >= 0) {
            view.replaceAll(this::withoutReplaced);
        }
        before.set(stage, view);
        if (skipped.get(stage) || flow.writes().isEmpty()) {
            after.set(stage, view);
            return;
        }
        Map<TableKind, Positions> then = new EnumMap<>(TableKind.class);
        then.putAll(view);
        for (TableKind kind : flow.writes()) {
            Positions seen = view.get(kind);
            if (flow.replaces().contains(kind) && seen == null) {
                continue;
            }
            Positions writers = seen == null || replaces(kind, stage) ? Positions.NONE : seen;
            if (flow.inLoop() != null) {
                var repeated = new BitSet();
                for (int at = writers.next(0); at >= 0; at = writers.next(at + 1)) {
                    repeated.set(at, flow.repeats(stages.get(at)));
                }
                writers = repeated.isEmpty() ? writers : writers.without(repeated);
            }
            then.put(kind, writers.with(stage));
        }
        after.set(stage, then);
    }

    /** Where branches meet: what one branch had replaced does not come back through the other. */
    private Positions withoutReplaced(TableKind kind, Positions writers) {
        if (!writers.hasSeveral()) {
            return writers;
        }
        BitSet gone = repeated(writers);
        for (int later = writers.next(0); later >= 0; later = writers.next(later + 1)) {
            if (replaces(kind, later)) {
                addAncestors(later, gone);
            }
        }
        return gone.isEmpty() ? writers : writers.without(gone);
    }

    /** The writers whose rows those of the same stage in a later round replace. */
    private BitSet repeated(Positions writers) {
        var repeated = new BitSet();
        Map<String, Integer> latest = new HashMap<>();
        for (int writer = writers.next(0); writer >= 0; writer = writers.next(writer + 1)) {
            LoopPlace place = stages.get(writer).inLoop();
            if (place != null) {
                latest.merge(place.loop() + "/" + place.inner(), writer, (one, other) -> {
                    boolean later = stages.get(other).repeats(stages.get(one));
                    if (later || stages.get(one).repeats(stages.get(other))) {
                        repeated.set(later ? one : other);
                    }
                    return later ? other : one;
                });
            }
        }
        return repeated;
    }

    /** Whether what a stage writes takes the place of what it saw. */
    private boolean replaces(TableKind kind, int stage) {
        return kind.additive() ? stages.get(stage).replaces().contains(kind) : !standsAbove(kind, stage);
    }

    /** Whether a stage writes a table of this kind when nothing is skipped that it sees. */
    boolean writes(int stage, TableKind kind) {
        Positions writers = after.get(stage).get(kind);
        return writers != null && writers.contains(stage);
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
        if (chosen != null && stages.get(chosen).writes().isEmpty() && !skipped.get(chosen)) {
            // A loop: what its last round left.
            return writers(chosen, kind);
        }
        if (chosen != null) {
            return skipped.get(chosen) ? List.of() : List.of(chosen);
        }
        List<Integer> writers = list(before.get(stage).get(kind));
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
        var sources = new BitSet();
        addItemSources(stage, sources);
        return sources.stream().boxed().toList();
    }

    /** Whether an import names the items of a stage's view, so that other ids are refused. */
    public boolean closed(int stage) {
        return before.get(stage).containsKey(TableKind.ITEMS);
    }

    /** All stages that a stage needs, directly or not, in file order. */
    public Set<Integer> ancestors(int stage) {
        return new LinkedHashSet<>(list(ancestors.get(stage)));
    }

    /** The imports that run and that a stage needs, directly or not, in file order. */
    public Set<Integer> imports(int stage) {
        var imports = new BitSet();
        addAncestors(stage, given, imports);
        return imports.stream().boxed().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a stage needs another, directly or not. */
    public boolean needs(int stage, int other) {
        return ancestors.get(stage).contains(other);
    }

    /** Whether a stage needs one of these, directly or not. */
    public boolean needsAny(int stage, BitSet of) {
        return !of.isEmpty() && ancestors.get(stage).holdsAny(of);
    }

    /** Adds the stages whose tables of this kind a stage reads. */
    public void addWriters(int stage, TableKind kind, BitSet to) {
        if (stages.get(stage).from().containsKey(kind)) {
            writers(stage, kind).forEach(to::set);
            return;
        }
        Positions writers = before.get(stage).get(kind);
        if (writers != null) {
            writers.addTo(to);
        }
    }

    /** Adds the stages that name the items of a stage's view: imports of items, else all imports. */
    public void addItemSources(int stage, BitSet to) {
        Positions imports = before.get(stage).get(TableKind.ITEMS);
        if (imports == null) {
            addAncestors(stage, given, to);
        } else {
            imports.addTo(to);
        }
    }

    /** Adds all stages that a stage needs, directly or not. */
    public void addAncestors(int stage, BitSet to) {
        to.or(ancestors.get(stage).bits());
    }

    /** Adds those of these stages that a stage needs, directly or not. */
    public void addAncestors(int stage, BitSet among, BitSet to) {
        ancestors.get(stage).addTo(among, to);
    }

    private static List<Integer> list(@Nullable Positions positions) {
        var list = new ArrayList<Integer>();
        if (positions != null) {
            for (int at = positions.next(0); at >= 0; at = positions.next(at + 1)) {
                list.add(at);
            }
        }
        return list;
    }
}
