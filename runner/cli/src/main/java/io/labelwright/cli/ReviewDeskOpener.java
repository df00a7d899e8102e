package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.cli.review.Format;
import io.labelwright.engine.Engine;
import io.labelwright.engine.Preparation;
import io.labelwright.engine.review.ReviewDesk;
import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.RunJson;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.spi.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Opens the desk of a workflow for a command, and tells what is wrong with the workflow instead where it can't. */
final class ReviewDeskOpener {

    private final WorkflowArguments workflow;

    ReviewDeskOpener(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    /** What is done at the desk. */
    @FunctionalInterface
    interface Work {
        int at(ReviewDesk desk, Preparation preparation, Problems shown);
    }

    static void describe(CommandSpec spec, String answers) {
        WorkflowArguments.describeFile(spec);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ANSWERS")
                .type(String.class)
                .arity("1")
                .index("1")
                .required(true)
                .description(answers)
                .build());
        spec.addOption(one("FORMAT", "csv, jsonl or label-studio; default: by the ending of ANSWERS.", "--format"));
    }

    static Path file(ParseResult arguments) {
        return WorkflowArguments.path(arguments.matchedPositionalValue(1, ""), "ANSWERS");
    }

    static Format format(ParseResult arguments) {
        return Format.of(WorkflowArguments.string(arguments, "--format"), file(arguments));
    }

    int open(ParseResult arguments, Terminal terminal, Work work) {
        var preparation = Preparation.of(workflow.options(arguments), terminal.secrets());
        var shown = new Problems(terminal, preparation.source());
        var problems = new ArrayList<>(preparation.problems());
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (preparation.plan() == null) {
            shown.show(problems);
            if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
                terminal.print(RunJson.print(RunReport.invalid(preparation.name(), errors)));
            }
            return RunStatus.INVALID.exitCode();
        }
        RunListener listener = new RunListener() {
            @Override
            public void problem(Problem problem) {
                shown.show(problem);
            }
        };
        try (var engine = Engine.of(preparation, listener, new Cancellation())) {
            return work.at(engine.desk(), preparation, shown);
        }
    }
}
