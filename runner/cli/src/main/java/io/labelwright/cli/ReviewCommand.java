package io.labelwright.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code review}: tasks out to people, answers in. */
final class ReviewCommand implements Command {

    private final List<Command> actions;

    ReviewCommand(WorkflowArguments workflow) {
        this.actions = List.of(new ReviewExportCommand(workflow), new ReviewImportCommand(workflow));
    }

    @Override
    public String name() {
        return "review";
    }

    @Override
    public String summary() {
        return "Asks people: writes the tasks of a workflow to a file, takes the answers from one.";
    }

    @Override
    public List<Command> actions() {
        return actions;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Both take FILE ANSWERS: the workflow file, and a file of tasks and answers, which is CSV, JSON",
                        "Lines or JSON of Label Studio by its ending (.csv, .jsonl, .json) or --format; --stage, --set,",
                        "--store, --plugins, --secrets, --allow-read, --allow-write, --allow-host, --json, --debug; import also",
                        "--annotator.");
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        throw WorkflowArguments.usage(
                "review: which action? export or import", "for example labelwright review export FILE tasks.csv");
    }
}
