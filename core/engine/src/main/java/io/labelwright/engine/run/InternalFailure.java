package io.labelwright.engine.run;

import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A defect of Labelwright itself, told so that it can be reported. */
final class InternalFailure {

    private static final System.Logger LOG = System.getLogger(InternalFailure.class.getName());

    private InternalFailure() {}

    static Problem problem(PlannedStage stage, Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        LOG.log(System.Logger.Level.DEBUG, trace.toString());
        StackTraceElement[] frames = failure.getStackTrace();
        return Problem.error(
                StandardError.INTERNAL,
                stage.node().id().place(),
                "stage '" + stage.id() + "' (" + stage.strategy().id() + ") failed by a defect of Labelwright: "
                        + failure + (frames.length == 0 ? "" : " at " + frames[0]),
                "please report it with the workflow; --debug shows more");
    }
}
