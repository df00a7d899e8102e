package io.labelwright.observe;

import io.labelwright.engine.plan.Plan;
import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.StageReport;
import io.labelwright.spi.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one, each told in turn. */
public final class Audience implements RunListener {

    private final List<RunListener> listeners;

    public Audience(List<? extends RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void began(String run, Plan plan) {
        tell(listener -> listener.began(run, plan));
    }

    @Override
    public void started(PlannedStage stage, String reason) {
        tell(listener -> listener.started(stage, reason));
    }

    @Override
    public void progress(PlannedStage stage, double share, String what) {
        tell(listener -> listener.progress(stage, share, what));
    }

    @Override
    public void ended(StageReport report) {
        tell(listener -> listener.ended(report));
    }

    @Override
    public void problem(Problem problem) {
        tell(listener -> listener.problem(problem));
    }

    @Override
    public void over(RunReport report) {
        tell(listener -> listener.over(report));
    }

    private void tell(Consumer<RunListener> what) {
        listeners.forEach(what);
    }
}
