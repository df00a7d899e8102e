package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.cli.graph.GraphFormat;
import io.labelwright.engine.Preparation;
import io.labelwright.engine.workflow.WorkflowReader;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code graph FILE}: which stage comes after which. Looks at the workflow file only, not at strategies or data. */
final class GraphCommand implements Command {

    private final WorkflowArguments workflow;

    GraphCommand(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public String summary() {
        return "Draws which stage comes after which: as text, Mermaid or SVG.";
    }

    @Override
    public void describe(CommandSpec spec) {
        WorkflowArguments.describeReading(spec);
        spec.addOption(one("FORMAT", "text (the default), mermaid or svg.", "--format"));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        GraphFormat format = format(WorkflowArguments.string(arguments, "--format"));
        WorkflowReader.Result read = Preparation.read(workflow.options(arguments), terminal.secrets());
        new Problems(terminal, read.source()).show(terminal.secrets().mask(read.problems()));
        var understood = read.workflow();
        if (understood == null || read.problems().stream().anyMatch(Problem::isError)) {
            return 2;
        }
        terminal.print(format.draw(understood.stages()));
        return 0;
    }

    private static GraphFormat format(@Nullable String word) {
        if (word == null) {
            return GraphFormat.TEXT;
        }
        List<String> words =
                Arrays.stream(GraphFormat.values()).map(GraphFormat::word).toList();
        return Arrays.stream(GraphFormat.values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> WorkflowArguments.usage(
                        "--format takes " + String.join(", ", words) + ", not " + SafeText.quoted(word),
                        NearestWord.hint(word, words)));
    }
}
