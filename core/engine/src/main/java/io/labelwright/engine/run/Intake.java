package io.labelwright.engine.run;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Dictionary;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The imports of a workflow without the rest of a run, for those who have to know its items and classes: each import is
 * taken out of the store, or read and kept there as a run would.
 */
public final class Intake {

    private final Plan plan;
    private final RunState state;
    private final StageRun stageRun;
    private final Map<String, Dictionary> items = new HashMap<>();
    private boolean done;

    Intake(Plan plan, RunState state, StageRun stageRun) {
        this.plan = plan;
        this.state = state;
        this.stageRun = stageRun;
    }

    /** Task and classes. */
    public LabelSchema schema() {
        if (plan.schema() == null) {
            readAll();
        }
        return state.schema();
    }

    /**
     * The ids of the items that a stage sees.
     *
     * @param id of a stage of the file, or of one in a round of a loop, such as {@code LOOP/3/people}, which sees the
     *     items that the loop sees
     */
    public Dictionary items(String id) {
        readAll();
        if (id.indexOf('/') >= 0) {
            // What a round sees is known when it has begun; until then every imported item may be asked about.
            return items.computeIfAbsent("", missing -> new RunCounts(state).items());
        }
        return items.computeIfAbsent(
                id,
                missing -> stage(id)
                        .map(stage -> state.index(stage).ids())
                        .orElseThrow(() ->
                                new LabelingException(StandardError.UNKNOWN_STAGE, "there is no stage '" + id + "'")));
    }

    private Optional<PlannedStage> stage(String id) {
        return plan.stages().stream().filter(stage -> stage.id().equals(id)).findFirst();
    }

    private void readAll() {
        if (done) {
            return;
        }
        for (int position : plan.order()) {
            PlannedStage stage = plan.stages().get(position);
            if (stage.isSource()) {
                try {
                    state.finish(stage, stageRun.run(stage));
                } catch (IOException | RuntimeException e) {
                    throw new LabelingException(StageFailure.problems(stage, e));
                }
            }
        }
        done = true;
    }
}
