package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.has;

import io.labelwright.engine.Engine;
import io.labelwright.engine.Preparation;
import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.RunJson;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.run.WorkflowStatus;
import io.labelwright.engine.run.WorkflowStatusJson;
import io.labelwright.spi.problem.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code status FILE}: how far the last run of a workflow and the people that it asks are, and what is left to do. */
final class StatusCommand implements Command {

    private final WorkflowArguments workflow;

    StatusCommand(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "Says how far a workflow and the people are, and what a run would do now; nothing runs.";
    }

    @Override
    public void describe(CommandSpec spec) {
        WorkflowArguments.describeFile(spec);
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        var preparation = Preparation.of(workflow.options(arguments), terminal.secrets());
        var shown = new Problems(terminal, preparation.source());
        shown.show(preparation.problems());
        boolean json = has(arguments, WorkflowArguments.JSON);
        if (preparation.plan() == null) {
            if (json) {
                terminal.print(RunJson.print(RunReport.invalid(preparation.name(), preparation.problems())));
            }
            return RunStatus.INVALID.exitCode();
        }
        RunListener listener = new RunListener() {
            @Override
            public void problem(Problem problem) {
                shown.show(problem);
            }
        };
        WorkflowStatus status;
        try (var engine = Engine.looking(preparation, listener, new Cancellation())) {
            status = engine.status();
        }
        terminal.print(json ? WorkflowStatusJson.print(status) : StatusText.print(status));
        return 0;
    }
}
