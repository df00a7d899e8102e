package io.labelwright.engine.plan;

import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.WorkflowGraph;
import io.labelwright.engine.yaml.Located;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether every stage finds the tables that it reads, each from one writer. */
final class TableChecks {

    private final Plan plan;
    private final TableFlow flow;
    private final List<Problem> problems;

    TableChecks(Plan plan, TableFlow flow, List<Problem> problems) {
        this.plan = plan;
        this.flow = flow;
        this.problems = problems;
    }

    void check() {
        Set<String> ids = new HashSet<>();
        for (PlannedStage stage : plan.written()) {
            if (!ids.add(stage.id())) {
                // Who sees what can't be told; the reader of the file has said so.
                return;
            }
        }
        for (PlannedStage stage : plan.written()) {
            if (stage.isLoop()) {
                continue;
            }
            stage.node().from().forEach((kind, id) -> checkFrom(stage, kind, id));
            stage.reads().forEach((kind, optional) -> checkRead(stage, kind, optional));
        }
        // What only a second round sees: rivals of the round before. All else is as in the first.
        plan.stages().stream()
                .filter(stage -> !stage.isGate() && stage.round() == 2)
                .forEach(stage -> stage.reads().keySet().forEach(kind -> checkRead(stage, kind, true)));
    }

    private void checkFrom(PlannedStage stage, TableKind kind, Located<String> id) {
        PlannedStage writer = find(id.value(), stage.inLoop());
        if (writer == null) {
            return;
        }
        boolean writes = writer.isLoop()
                ? plan.round(writer, 1).stream()
                        .anyMatch(inner -> inner.writes().contains(kind))
                : writer.writes().contains(kind);
        if (!writes) {
            problems.add(Problem.error(
                    StandardError.MISSING_TABLE,
                    id.place(),
                    "stage '" + writer.id() + "' does not write " + kind.word(),
                    hint(writersOf(kind))));
        } else if (!stage.reads().containsKey(kind)) {
            problems.add(Problem.error(
                    StandardError.MISSING_TABLE,
                    id.place(),
                    stage.strategy().id() + " does not read " + kind.word() + ", so it can't say from whom",
                    null));
        }
    }

    private void checkRead(PlannedStage stage, TableKind kind, boolean optional) {
        List<Integer> rivals = flow.rivals(stage.index(), kind);
        if (!rivals.isEmpty()) {
            String names = names(rivals);
            String first = plan.stages().get(rivals.get(0)).id();
            problems.add(Problem.error(
                    StandardError.TWO_WRITERS,
                    stage.node().uses().place(),
                    "stage '" + stage.id() + "' reads " + kind.word() + ", which the stages " + names
                            + " both wrote on their branches",
                    "choose one: from: {" + kind.word() + ": " + first + "}"));
        } else if (!optional && flow.writers(stage.index(), kind).isEmpty() && seesAll(stage)) {
            problems.add(Problem.error(
                    StandardError.MISSING_TABLE,
                    stage.node().uses().place(),
                    "stage '" + stage.id() + "' reads " + kind.word() + ", but no stage that it needs writes it",
                    hint(writersOf(kind))));
        }
    }

    /** The stage that an id means; inside a loop one of the same round first. */
    private @Nullable PlannedStage find(String id, @Nullable LoopPlace place) {
        String inner = place == null ? id : LoopPlace.id(place.id(), place.round(), id);
        return plan.stages().stream()
                .filter(other -> !other.isGate() && other.id().equals(inner))
                .findFirst()
                .or(() -> plan.stages().stream()
                        .filter(other -> !other.isGate() && other.id().equals(id))
                        .findFirst())
                .orElse(null);
    }

    /** Whether all that a stage needs, directly or not, is there: what is missing is reported where it is named. */
    private boolean seesAll(PlannedStage stage) {
        LoopPlace place = stage.inLoop();
        if (place == null) {
            return seesAll(plan.workflow().graph(), stage.node(), new HashSet<>());
        }
        StageNode loop = plan.stages().get(place.loop()).node();
        StageNode own = loop.inner().stream()
                .filter(inner -> inner.id().value().equals(place.inner()))
                .findFirst()
                .orElseThrow();
        return seesAll(WorkflowGraph.of(loop.inner()), own, new HashSet<>())
                && seesAll(plan.workflow().graph(), loop, new HashSet<>());
    }

    private static boolean seesAll(WorkflowGraph graph, StageNode stage, Set<String> seen) {
        if (!seen.add(stage.id().value())) {
            return true;
        }
        List<StageNode> needs = graph.needs(stage);
        int named = stage.needs() == null ? needs.size() : stage.needs().size();
        return needs.size() == named && needs.stream().allMatch(need -> seesAll(graph, need, seen));
    }

    private String hint(List<Integer> writers) {
        return writers.isEmpty()
                ? "no stage of this workflow writes it"
                : "it is written by " + names(writers) + ": add it to needs";
    }

    private List<Integer> writersOf(TableKind kind) {
        return plan.written().stream()
                .filter(stage -> stage.writes().contains(kind))
                .map(PlannedStage::index)
                .toList();
    }

    private String names(List<Integer> positions) {
        return positions.stream()
                .map(position -> "'" + plan.stages().get(position).id() + "'")
                .collect(Collectors.joining(" and "));
    }
}
