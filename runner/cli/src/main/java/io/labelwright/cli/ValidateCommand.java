package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.flag;
import static io.labelwright.cli.WorkflowArguments.has;

import io.labelwright.engine.Preparation;
import io.labelwright.engine.run.RunJson;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code validate FILE}: all problems of a workflow; nothing runs and no store is opened. */
final class ValidateCommand implements Command {

    private final WorkflowArguments workflow;

    ValidateCommand(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "Says all that is wrong with a workflow; nothing runs.";
    }

    @Override
    public void describe(CommandSpec spec) {
        WorkflowArguments.describeFile(spec);
        spec.addOption(flag("Do not open data files, not even to read their headers.", "--no-data"));
        spec.addOption(flag("Print problems only.", "-q", "--quiet"));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        var preparation = Preparation.of(workflow.options(arguments), terminal.secrets());
        List<Problem> problems = preparation.problems();
        boolean invalid = problems.stream().anyMatch(Problem::isError);
        new Problems(terminal, preparation.source()).show(problems);
        RunStatus status = invalid ? RunStatus.INVALID : RunStatus.DONE;
        if (has(arguments, WorkflowArguments.JSON)) {
            terminal.print(RunJson.print(
                    new RunReport("", preparation.name(), status, List.of(), Map.of(), List.of(), problems)));
        } else if (!has(arguments, "-q")) {
            terminal.print(verdict(preparation, invalid));
        }
        return status.exitCode();
    }

    private static String verdict(Preparation preparation, boolean invalid) {
        var plan = preparation.plan();
        String counted = Problems.counted(preparation.problems());
        String file = SafeText.escape(preparation.options().file().toString());
        return invalid || plan == null
                ? file + ": " + counted
                : file + ": valid, " + Text.count(plan.written().size(), "stage") + ", " + counted;
    }
}
