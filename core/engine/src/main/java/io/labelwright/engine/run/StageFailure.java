package io.labelwright.engine.run;

import io.labelwright.engine.plan.PlannedStage;
import io.labelwright.engine.plugin.PluginFailure;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Tells whatever ended a stage so that its reader knows which stage it was, whose fault it is and what to do. */
final class StageFailure {

    private static final System.Logger LOG = System.getLogger(StageFailure.class.getName());

    private StageFailure() {}

    static List<Problem> problems(PlannedStage stage, Throwable failure) {
        log(failure);
        if (failure instanceof LabelingException reason) {
            return reason.problems().stream()
                    .map(problem -> placed(stage, problem))
                    .toList();
        }
        Place place = stage.node().id().place();
        String who = "stage '" + stage.id() + "'";
        if (failure instanceof IOException) {
            return List.of(Problem.error(StandardError.INPUT_OUTPUT, place, who + ": " + failure.getMessage()));
        }
        if (failure instanceof OutOfMemoryError) {
            return List.of(Problem.error(
                    StandardError.MEMORY,
                    place,
                    who + " (" + stage.strategy().id() + ") needs more memory than the "
                            + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB that Java may use",
                    "raise it, for example LABELWRIGHT_JAVA_OPTS=-Xmx"
                            + Math.max(512, 2 * Runtime.getRuntime().maxMemory() / (1 << 20)) + "m"));
        }
        StackTraceElement[] frames = failure.getStackTrace();
        return List.of(Problem.error(
                StandardError.INTERNAL,
                place,
                who + " (" + stage.strategy().id() + ") failed by a defect of Labelwright: " + failure
                        + (frames.length == 0 ? "" : " at " + frames[0]),
                "please report it with the workflow; --debug shows more"));
    }

    static Problem exit(PlannedStage stage, ForeignExit exit) {
        return Problem.error(
                StandardError.PLUGIN_CONTRACT,
                stage.node().id().place(),
                "stage '" + stage.id() + "' (" + stage.strategy().id() + "): " + exit.words()
                        + ", which would have ended the run",
                "this is a defect of the plug-in: tell its author");
    }

    /** A problem without a place, or with that of a jar only, gets that of its stage. */
    private static Problem placed(PlannedStage stage, Problem problem) {
        if (PluginFailure.isAtJar(problem)) {
            return PluginFailure.atStage(problem, stage.id(), stage.node().id().place());
        }
        if (problem.place() != null) {
            return problem;
        }
        return new Problem(
                problem.severity(),
                problem.code(),
                stage.node().id().place(),
                problem.message().contains("'" + stage.id() + "'")
                        ? problem.message()
                        : "stage '" + stage.id() + "': " + problem.message(),
                problem.hint());
    }

    private static void log(Throwable failure) {
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            LOG.log(System.Logger.Level.DEBUG, trace.toString());
        }
    }
}
