package io.labelwright.engine.plan;

import io.labelwright.engine.yaml.Located;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether every stage finds the tables that it reads, each from one writer. */
final class TableChecks {

    private final Plan plan;
    private final TableFlow flow;
    private final List<Problem> problems;
    private final Map<String, PlannedStage> byId = new HashMap<>();
    /** Stages that name one that there is not; made when it is first asked for. */
    private @Nullable BitSet incomplete;

    TableChecks(Plan plan, TableFlow flow, List<Problem> problems) {
        this.plan = plan;
        this.flow = flow;
        this.problems = problems;
    }

    void check() {
        for (PlannedStage stage : plan.stages()) {
            if (byId.put(stage.id(), stage) != null) {
                // Who sees what can't be told; the reader of the file has said so.
                return;
            }
        }
        for (PlannedStage stage : plan.stages()) {
            stage.node().from().forEach((kind, id) -> checkFrom(stage, kind, id));
            stage.reads().forEach((kind, optional) -> checkRead(stage, kind, optional));
        }
    }

    private void checkFrom(PlannedStage stage, TableKind kind, Located<String> id) {
        PlannedStage writer = byId.get(id.value());
        if (writer == null) {
            return;
        }
        if (!writer.writes().contains(kind)) {
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

    /** Whether all that a stage needs, directly or not, is there: what is missing is reported where it is named. */
    private boolean seesAll(PlannedStage stage) {
        if (incomplete == null) {
            incomplete = new BitSet();
            for (PlannedStage one : plan.stages()) {
                List<Located<String>> needs = one.node().needs();
                incomplete.set(
                        one.index(), needs != null && needs.stream().anyMatch(need -> !byId.containsKey(need.value())));
            }
        }
        return !incomplete.get(stage.index()) && !flow.needsAny(stage.index(), incomplete);
    }

    private String hint(List<Integer> writers) {
        return writers.isEmpty()
                ? "no stage of this workflow writes it"
                : "it is written by " + names(writers) + ": add it to needs";
    }

    private List<Integer> writersOf(TableKind kind) {
        return plan.stages().stream()
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
