package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.cli.review.Format;
import io.labelwright.cli.review.TaskFile;
import io.labelwright.engine.review.OpenTasks;
import io.labelwright.engine.yaml.SafeText;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code review export FILE ANSWERS}: writes what people are asked to a file for them to fill in. */
final class ReviewExportCommand implements Command {

    private final ReviewDeskOpener opener;

    ReviewExportCommand(WorkflowArguments workflow) {
        this.opener = new ReviewDeskOpener(workflow);
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "Writes the open tasks of a workflow to a new file, for people to fill in.";
    }

    @Override
    public void describe(CommandSpec spec) {
        ReviewDeskOpener.describe(spec, "The file to write; one that is there is left alone.");
        spec.addOption(one("STAGE", "The tasks of this stage only.", "--stage"));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        Path file = ReviewDeskOpener.file(arguments);
        Format format = ReviewDeskOpener.format(arguments);
        return opener.open(arguments, terminal, (desk, preparation, shown) -> {
            List<OpenTasks> open = desk.open(WorkflowArguments.string(arguments, "--stage"));
            int tasks = new TaskFile(open, desk.schema()).write(file, format);
            if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
                terminal.print(new JsonText()
                        .put("file", file.toString())
                        .put("format", format.word())
                        .put("stages", open.stream().map(OpenTasks::stage).toList())
                        .put("tasks", tasks)
                        .text());
            } else {
                terminal.print(Text.count(tasks, "task") + " written to " + SafeText.escape(file.toString())
                        + (tasks == 0 ? "; all are answered, so the run can go on" : ""));
            }
            return 0;
        });
    }
}
