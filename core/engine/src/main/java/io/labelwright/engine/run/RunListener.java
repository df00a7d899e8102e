package io.labelwright.engine.run;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.spi.problem.Problem;

/** Is told how a run goes on, from any thread. */
public interface RunListener {

    /** A run begins; no stage has started. */
    default void began(String run, Plan plan) {}

    /** A stage starts computing. */
    default void started(PlannedStage stage, String reason) {}

    /**
     * A stage is on its way.
     *
     * @param share 0 to 1; negative when not known
     */
    default void progress(PlannedStage stage, double share, String what) {}

    /** A stage is over, whatever became of it. */
    default void ended(StageReport report) {}

    /** Something that the user should know. */
    default void problem(Problem problem) {}

    /** The run is over and recorded. Not told when something that is no stage's failure ended it. */
    default void over(RunReport report) {}
}
