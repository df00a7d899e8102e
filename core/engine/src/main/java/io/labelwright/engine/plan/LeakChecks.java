package io.labelwright.engine.plan;

import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether rows are made of the part that is learned from alone. Who makes rows before the items are cut into parts
 * makes children of items that are held out later, and what learns from the children has seen what it is judged by.
 */
final class LeakChecks {

    private final Plan plan;
    private final TableFlow flow;
    private final List<Problem> problems;

    LeakChecks(Plan plan, TableFlow flow, List<Problem> problems) {
        this.plan = plan;
        this.flow = flow;
        this.problems = problems;
    }

    void check() {
        for (PlannedStage stage : plan.written()) {
            if (stage.isLoop()) {
                continue;
            }
            if (stage.writes().contains(TableKind.SPLITS)) {
                checkSplit(stage);
            } else if (stage.reads().containsKey(TableKind.TRAINING)) {
                checkReader(stage);
            }
        }
    }

    private void checkSplit(PlannedStage split) {
        List<Integer> samplers = flow.writers(split.index(), TableKind.TRAINING);
        if (!samplers.isEmpty()) {
            String sampler = id(samplers.get(0));
            problems.add(Problem.error(
                    StandardError.SPLIT_LEAK,
                    split.node().uses().place(),
                    "stage '" + split.id() + "' cuts the items into parts after stage '" + sampler
                            + "' has changed the rows: rows that it made may be children of items that are held out",
                    "let '" + sampler + "' need '" + split.id() + "', and not the other way round"));
        }
    }

    /** A reader that sees rows and parts, of which whoever made the rows knew nothing. */
    private void checkReader(PlannedStage reader) {
        for (int sampler : flow.writers(reader.index(), TableKind.TRAINING)) {
            List<String> unseen = new ArrayList<>();
            for (int split : flow.writers(reader.index(), TableKind.SPLITS)) {
                if (!flow.needs(sampler, split) && !flow.needs(split, sampler)) {
                    unseen.add(id(split));
                }
            }
            if (!unseen.isEmpty()) {
                problems.add(Problem.error(
                        StandardError.SPLIT_LEAK,
                        reader.node().uses().place(),
                        "stage '" + reader.id() + "' sees the rows of stage '" + id(sampler) + "' and the parts of '"
                                + String.join("' and '", unseen) + "', which '" + id(sampler)
                                + "' does not see: rows that it made may be children of items that are held out",
                        "let '" + id(sampler) + "' need '" + unseen.get(0) + "'"));
            }
        }
    }

    private String id(int stage) {
        return plan.stages().get(stage).id();
    }
}
