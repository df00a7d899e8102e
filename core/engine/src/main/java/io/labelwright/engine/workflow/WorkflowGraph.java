package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.CYCLE;
import static io.labelwright.spi.problem.StandardError.UNKNOWN_STAGE;

import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stage waits for which, for the stages of one list: a workflow's, or a loop's. A stage may need stages that
 * stand later in the file. References to stages that don't exist are left out, so that a graph can be made of any
 * stages.
 */
public final class WorkflowGraph {

    private static final int SHOWN_CYCLES = 10;
    private static final int SHOWN_STAGES = 12;
    private static final int[] NONE = {};

    private final List<StageNode> stages;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<int[]> needs = new ArrayList<>();
    /** What a stage waits for: its needs and the stages of its {@code from}. */
    private final List<int[]> waits = new ArrayList<>();

    private List<StageNode> order = List.of();
    private boolean acyclic;

    private WorkflowGraph(List<StageNode> stages) {
        this.stages = stages;
        for (int i = 0; i < stages.size(); i++) {
            indexes.putIfAbsent(stages.get(i).id().value(), i);
        }
        for (int i = 0; i < stages.size(); i++) {
            StageNode stage = stages.get(i);
            int[] named = stage.needs() != null ? known(stage.needs()) : i > 0 ? new int[] {i - 1} : NONE;
            needs.add(named);
            waits.add(
                    stage.from().isEmpty()
                            ? named
                            : united(named, known(stage.from().values())));
        }
    }

    /** The graph of these stages. */
    public static WorkflowGraph of(List<StageNode> stages) {
        var graph = new WorkflowGraph(List.copyOf(stages));
        graph.sort();
        return graph;
    }

    /**
     * The graph of these stages, and what is wrong with it: unknown stages, stages that need themselves, cycles.
     *
     * @param elsewhere ids that {@code from} may name beside those of the stages: for a loop, the stages around it
     * @param unread ids of stages that have problems of their own and are not in the list
     */
    static WorkflowGraph check(List<StageNode> stages, Set<String> elsewhere, Set<String> unread, ProblemLog log) {
        WorkflowGraph graph = of(stages);
        for (StageNode stage : stages) {
            if (log.full()) {
                // Each further hint would look at all ids for nobody.
                break;
            }
            List<Located<String>> named = stage.needs() == null ? List.of() : stage.needs();
            for (Located<String> need : named) {
                graph.checkReference(stage, "needs", need, elsewhere, unread, log);
            }
            stage.from().values().forEach(stageId -> {
                if (!elsewhere.contains(stageId.value())) {
                    graph.checkReference(stage, "reads from", stageId, Set.of(), unread, log);
                }
            });
        }
        if (!graph.acyclic) {
            graph.reportCycles(log);
        }
        return graph;
    }

    /** The stages so that each comes after those it waits for, in file order where there is a choice. */
    public List<StageNode> order() {
        return order;
    }

    /** Whether there is such an order; if not, the stages of cycles and those behind them come last in file order. */
    public boolean isAcyclic() {
        return acyclic;
    }

    /** The stages whose views a stage of this graph sees. */
    public List<StageNode> needs(StageNode stage) {
        Integer index = indexes.get(stage.id().value());
        return index == null ? List.of() : stages(needs.get(index));
    }

    /** The stages that a stage of this graph waits for: its needs, and those that its {@code from} names. */
    public List<StageNode> waitsFor(StageNode stage) {
        Integer index = indexes.get(stage.id().value());
        return index == null ? List.of() : stages(waits.get(index));
    }

    private List<StageNode> stages(int[] of) {
        return Arrays.stream(of).mapToObj(stages::get).toList();
    }

    private int[] known(Collection<Located<String>> ids) {
        if (ids.isEmpty()) {
            return NONE;
        }
        // Loops, not streams: nearly always there is one, and of stages there may be thousands.
        var known = new int[ids.size()];
        int count = 0;
        for (Located<String> id : ids) {
            Integer index = indexes.get(id.value());
            if (index != null) {
                known[count++] = index;
            }
        }
        return distinct(Arrays.copyOf(known, count));
    }

    private static int[] united(int[] one, int[] other) {
        int[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return distinct(all);
    }

    /** Each once, in the order in which they came. */
    private static int[] distinct(int[] all) {
        return all.length < 2 ? all : Arrays.stream(all).distinct().toArray();
    }

    private void sort() {
        int size = stages.size();
        var open = new int[size];
        var behind = new int[size][];
        var filled = new int[size];
        waits.forEach(before -> Arrays.stream(before).forEach(stage -> filled[stage]++));
        for (int i = 0; i < size; i++) {
            behind[i] = filled[i] == 0 ? NONE : new int[filled[i]];
            filled[i] = 0;
        }
        var ready = new PriorityQueue<Integer>();
        for (int i = 0; i < size; i++) {
            open[i] = waits.get(i).length;
            for (int before : waits.get(i)) {
                behind[before][filled[before]++] = i;
            }
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        var sorted = new ArrayList<StageNode>(size);
        var done = new BitSet();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(stages.get(next));
            done.set(next);
            for (int later : behind[next]) {
                if (--open[later] == 0) {
                    ready.add(later);
                }
            }
        }
        acyclic = sorted.size() == size;
        for (int i = done.nextClearBit(0); i < size; i = done.nextClearBit(i + 1)) {
            sorted.add(stages.get(i));
        }
        order = List.copyOf(sorted);
    }

    private void checkReference(
            StageNode stage,
            String verb,
            Located<String> reference,
            Set<String> around,
            Set<String> unread,
            ProblemLog log) {
        String id = reference.value();
        String owner = "the stage " + SafeText.quoted(stage.id().value()) + " " + verb + " ";
        if (id.equals(stage.id().value())) {
            log.error(CYCLE, reference.place(), owner + "itself", "name another stage");
        } else if (around.contains(id)) {
            log.error(
                    UNKNOWN_STAGE,
                    reference.place(),
                    owner + SafeText.quoted(id) + ", which is outside of the loop",
                    "a round starts from what the loop needs: name it in 'needs' of the loop");
        } else if (!indexes.containsKey(id) && !unread.contains(id)) {
            var others = new ArrayList<String>();
            for (StageNode other : stages) {
                if (!other.id().equals(stage.id())) {
                    others.add(other.id().value());
                }
            }
            log.error(
                    UNKNOWN_STAGE,
                    reference.place(),
                    owner + SafeText.quoted(id) + ", but there is no such stage",
                    NearestWord.hint(id, others));
        }
    }

    /** Depth first with a stack of its own; every edge back to a stage that is still open closes a cycle. */
    private void reportCycles(ProblemLog log) {
        var state = new byte[stages.size()];
        var path = new ArrayList<Integer>();
        var next = new int[stages.size()];
        int shown = 0;
        for (int start = 0; start < stages.size(); start++) {
            if (state[start] != 0) {
                continue;
            }
            path.add(start);
            state[start] = 1;
            while (!path.isEmpty() && shown < SHOWN_CYCLES) {
                int current = path.get(path.size() - 1);
                int[] before = waits.get(current);
                if (next[current] == before.length) {
                    state[current] = 2;
                    path.remove(path.size() - 1);
                    continue;
                }
                int to = before[next[current]++];
                if (state[to] == 0) {
                    state[to] = 1;
                    path.add(to);
                } else if (state[to] == 1 && to != current) {
                    reportCycle(path.subList(path.indexOf(to), path.size()), log);
                    shown++;
                }
            }
        }
    }

    /** Shown from the stage that comes first in the file, whichever was found first. */
    private void reportCycle(List<Integer> cycle, ProblemLog log) {
        int first = 0;
        for (int i = 1; i < cycle.size(); i++) {
            if (cycle.get(i) < cycle.get(first)) {
                first = i;
            }
        }
        var names = new ArrayList<String>();
        String byDefault = null;
        for (int i = 0; i < cycle.size(); i++) {
            StageNode stage = stages.get(cycle.get((first + i) % cycle.size()));
            if (names.size() < SHOWN_STAGES) {
                names.add(SafeText.escape(stage.id().value()));
            }
            if (stage.needs() == null && byDefault == null) {
                byDefault = stage.id().value();
            }
        }
        if (cycle.size() > SHOWN_STAGES) {
            names.add("... (" + cycle.size() + " stages)");
        }
        names.add(names.get(0));
        StageNode from = stages.get(cycle.get(first));
        StageNode to = stages.get(cycle.get((first + 1) % cycle.size()));
        log.error(
                CYCLE,
                placeOfNeed(from, to.id().value()),
                "the stages need each other: " + String.join(" -> ", names),
                byDefault == null
                        ? "remove one of these needs"
                        : SafeText.quoted(byDefault) + " needs the stage before it unless it says 'needs'");
    }

    private static Place placeOfNeed(StageNode stage, String need) {
        @Nullable List<Located<String>> named = stage.needs();
        var references = new LinkedHashMap<String, Place>();
        if (named != null) {
            named.forEach(one -> references.putIfAbsent(one.value(), one.place()));
        }
        stage.from().values().forEach(one -> references.putIfAbsent(one.value(), one.place()));
        return references.getOrDefault(need, stage.id().place());
    }
}
