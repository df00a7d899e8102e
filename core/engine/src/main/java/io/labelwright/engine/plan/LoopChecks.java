package io.labelwright.engine.plan;

import io.labelwright.engine.plugin.TableWrite;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.yaml.Located;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a loop may hold, and which figures its {@code until} may ask for. */
final class LoopChecks {

    /** The most stages that a loop may unfold into. */
    private static final int MOST_STAGES = 10_000;

    private final List<Problem> problems;

    LoopChecks(List<Problem> problems) {
        this.problems = problems;
    }

    /** Whether the rounds of a loop can be laid out; says what keeps a stage from being in one. */
    void check(StageNode loop) {
        if (loop.timeout() != null || loop.retry() != null) {
            refuse(
                    loop.uses().place(),
                    "the loop '" + loop.id().value() + "' can't have "
                            + (loop.timeout() != null ? "a timeout" : "retries") + ": it computes nothing itself",
                    "give it to the stages inside");
        }
        loop.from()
                .forEach((kind, id) -> refuse(
                        id.place(),
                        "the loop '" + loop.id().value() + "' reads no table itself",
                        "write from: at the stages inside"));
        for (StageNode stage : loop.inner()) {
            String name = "the stage '" + stage.id().value() + "' of the loop '"
                    + loop.id().value() + "'";
            String uses = stage.uses().value();
            if (stage.isLoop()) {
                refuse(
                        stage.uses().place(),
                        name + " is a loop: loops inside of loops are not supported",
                        "put its stages into the outer loop, or one loop behind the other");
            } else if (uses.startsWith("import/")) {
                refuse(
                        stage.uses().place(),
                        name + " is an import, which would bring the same rows in every round",
                        "put it before the loop and name it in the loop's needs");
            } else if (uses.startsWith("export/")) {
                refuse(
                        stage.uses().place(),
                        name + " is an export, whose file each round would replace",
                        "put it behind the loop, where it writes what the last round left");
            }
        }
    }

    /** How many rounds can be laid out. */
    int rounds(PlannedStage loop) {
        int rounds = 1;
        String given = loop.config().text("max_rounds");
        try {
            rounds = given == null ? 1 : Math.max(1, Integer.parseInt(given));
        } catch (NumberFormatException e) {
            // The check of the config has said so.
            return 1;
        }
        int stages = loop.node().inner().size() + 1;
        if ((long) rounds * stages > MOST_STAGES) {
            problems.add(Problem.error(
                    StandardError.OUT_OF_RANGE,
                    loop.config().place("max_rounds"),
                    rounds + " rounds of " + stages + " stages are more than the " + MOST_STAGES
                            + " stages that a plan may hold",
                    "at most " + MOST_STAGES / stages + " rounds"));
            return 1;
        }
        return rounds;
    }

    private void refuse(Place place, String message, String hint) {
        problems.add(Problem.error(StandardError.NOT_ALLOWED, place, message, hint));
    }

    /** What stages inside read from stages outside, by {@code from}: the loop must wait for those. */
    void checkFrom(Plan plan, PlannedStage loop, TableFlow flow) {
        List<PlannedStage> round = plan.round(loop, 1);
        if (round.stream().allMatch(stage -> stage.node().from().isEmpty())) {
            return;
        }
        Set<String> inner = new HashSet<>();
        loop.node().inner().forEach(stage -> inner.add(stage.id().value()));
        Map<String, PlannedStage> outer = new HashMap<>();
        plan.stages().stream()
                .filter(stage -> stage.inLoop() == null)
                .forEach(stage -> outer.putIfAbsent(stage.id(), stage));
        for (PlannedStage stage : round) {
            for (Located<String> id : stage.node().from().values()) {
                PlannedStage from = outer.get(id.value());
                if (!inner.contains(id.value()) && from != null && !flow.needs(loop.index(), from.index())) {
                    problems.add(Problem.error(
                            StandardError.UNKNOWN_STAGE,
                            id.place(),
                            "the stage '" + stage.node().id().value() + "' reads from '" + id.value()
                                    + "', which the loop does not wait for",
                            "name it in 'needs' of the loop '" + loop.id() + "'"));
                }
            }
        }
    }

    /**
     * The figures that {@code until} may ask for, as columns {@code metrics.NAME}: those of the stages that write
     * metrics in a round. {@code NAME} is that of the last such stage, {@code STAGE/NAME} of a certain one, and
     * {@code NAME[CLASS]} of a class.
     *
     * @return null when some stage does not say which figures it writes
     */
    @Nullable
    List<ColumnSpec> metrics(Plan plan, PlannedStage loop, TableFlow flow) {
        List<PlannedStage> round = plan.round(loop, 1);
        PlannedStage end = plan.stages().get(round.get(round.size() - 1).index() + 1);
        Set<String> names = new LinkedHashSet<>();
        for (int writer : flow.writers(end.index(), TableKind.METRICS)) {
            PlannedStage stage = plan.stages().get(writer);
            String prefix =
                    (stage.inLoop() == null ? stage.id() : stage.inLoop().inner()) + "/";
            for (String name : declared(stage)) {
                if (!name.endsWith("[]")) {
                    names.add(name);
                    names.add(prefix + name);
                    continue;
                }
                LabelSchema schema = plan.schema();
                if (schema == null) {
                    return null;
                }
                String bare = name.substring(0, name.length() - 2);
                schema.classes().forEach(known -> {
                    names.add(bare + "[" + known.name() + "]");
                    names.add(prefix + bare + "[" + known.name() + "]");
                });
            }
            if (declared(stage).isEmpty()) {
                return null;
            }
        }
        var columns = new ArrayList<ColumnSpec>();
        names.forEach(name -> columns.add(ColumnSpec.number("metrics." + name)));
        return columns;
    }

    private static List<String> declared(PlannedStage stage) {
        return stage.strategy().writes().stream()
                .filter(write -> write.table() == TableKind.METRICS)
                .map(TableWrite::metrics)
                .flatMap(List::stream)
                .toList();
    }
}
