package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.flag;
import static io.labelwright.cli.WorkflowArguments.has;
import static io.labelwright.cli.WorkflowArguments.many;
import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.engine.Engine;
import io.labelwright.engine.Options;
import io.labelwright.engine.Preparation;
import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.RunJson;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code run FILE}: does what is left to do of a workflow, and says what it did. */
final class RunCommand implements Command {

    private final WorkflowArguments workflow;

    RunCommand(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Runs a workflow: does what is left to do since the last run.";
    }

    @Override
    public void describe(CommandSpec spec) {
        WorkflowArguments.describeFile(spec);
        spec.addOption(one("N", "How many threads compute; default: one per processor.", "--threads"));
        spec.addOption(many("STAGE", "Compute this stage again, or all; may be repeated.", "--rerun"));
        spec.addOption(flag(
                "Stay until people have answered what the workflow asks them; without it such a run ends with exit"
                        + " code 3, and the same command goes on later.",
                "--wait"));
        spec.addOption(flag("End with exit code 1 when another run has the store, instead of waiting.", "--no-wait"));
        Observers.describe(spec);
        spec.addOption(flag("Print problems only.", "-q", "--quiet"));
        spec.addOption(flag("Print more: figures of each stage.", "-v", "--verbose"));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        if (has(arguments, "-q") && has(arguments, "-v")) {
            throw WorkflowArguments.usage("-q and -v contradict each other", "give one of them");
        }
        Observers.log(arguments, terminal).ifPresent(terminal::log);
        if (has(arguments, WorkflowArguments.DEBUG)) {
            logMore(terminal);
        }
        boolean json = has(arguments, WorkflowArguments.JSON);
        Options options = workflow.options(arguments);
        var cancellation = new Cancellation();
        var interruption = new Interruption(cancellation);
        String[] name = {""};
        interruption.whenLate(() -> {
            terminal.error("labelwright: stopped without waiting any longer; what was committed is kept");
            if (json) {
                var report =
                        new RunReport("", name[0], RunStatus.INTERRUPTED, List.of(), Map.of(), List.of(), List.of());
                terminal.print(RunJson.print(report));
            }
        });
        interruption.watch();
        int code = RunStatus.FAILED.exitCode();
        try {
            var preparation = Preparation.of(options, terminal.secrets());
            name[0] = preparation.name();
            code = run(preparation, cancellation, interruption, terminal, arguments, json);
            terminal.flush();
        } finally {
            // Also after a failure: else the end of the process would wait for a run that is over.
            interruption.ended(code);
        }
        return code;
    }

    private int run(
            Preparation preparation,
            Cancellation cancellation,
            Interruption interruption,
            Terminal terminal,
            ParseResult arguments,
            boolean json) {
        var shown = new Problems(terminal, preparation.source());
        shown.show(preparation.problems());
        var plan = preparation.plan();
        if (plan == null) {
            if (json && interruption.mayPrint()) {
                terminal.print(RunJson.print(RunReport.invalid(preparation.name(), preparation.problems())));
            }
            return RunStatus.INVALID.exitCode();
        }
        boolean quiet = json || has(arguments, "-q");
        var lines = new StageLines(plan, has(arguments, "-v"));
        var progress = new RunProgress(
                plan, terminal, shown, quiet ? report -> {} : report -> terminal.print(lines.of(report)));
        RunReport report;
        boolean opened = false;
        try (var observers = Observers.open(arguments, workflow.environment(), version(), terminal, shown::show);
                var engine = Engine.of(preparation, observers.with(progress), cancellation)) {
            opened = true;
            report = engine.run(has(arguments, "--wait"));
            terminal.hideProgress();
            if (json && interruption.mayPrint()) {
                terminal.print(RunJson.print(progress.withStoreProblems(report)));
            } else if (!quiet && interruption.mayPrint()) {
                terminal.print(new RunSummary(plan, engine, report).text());
            }
        } catch (LabelingException e) {
            // The store can't be used, or another run has it: no stage has run.
            shown.show(e.problems());
            RunStatus status = opened ? status(e.problems()) : RunStatus.INVALID;
            if (json && interruption.mayPrint()) {
                var problems = new ArrayList<>(preparation.problems());
                problems.addAll(e.problems());
                terminal.print(RunJson.print(
                        new RunReport("", preparation.name(), status, List.of(), Map.of(), List.of(), problems)));
            }
            return status.exitCode();
        }
        if (report.status() == RunStatus.INTERRUPTED) {
            terminal.error("labelwright: interrupted; the same command goes on from here");
        }
        return report.status().exitCode();
    }

    private static String version() {
        String version = RunCommand.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private static RunStatus status(List<Problem> problems) {
        boolean interrupted = problems.stream().anyMatch(problem -> problem.code() == StandardError.INTERRUPTED);
        return interrupted ? RunStatus.INTERRUPTED : RunStatus.FAILED;
    }

    /** Lets the engine's log through to stderr. */
    private static void logMore(Terminal terminal) {
        var handler = new ConsoleHandler();
        terminal.log().ifPresent(log -> handler.setFormatter(log.formatter()));
        handler.setLevel(Level.ALL);
        Logger logger = Logger.getLogger("io.labelwright");
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        LOGGERS.add(logger);
    }

    /** The log manager holds loggers weakly: one that nobody else holds would lose its level. */
    private static final List<Logger> LOGGERS = new ArrayList<>();
}
