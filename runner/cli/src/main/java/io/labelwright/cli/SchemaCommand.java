package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.flag;
import static io.labelwright.cli.WorkflowArguments.has;

import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.schema.WorkflowSchema;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code schema}: the workflow file as a JSON Schema, for editors. */
final class SchemaCommand implements Command {

    private final WorkflowArguments workflow;

    SchemaCommand(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String summary() {
        return "Prints the JSON Schema of workflow files with the installed plug-ins, for editors.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(flag("The schema of files that workflows include.", "--included"));
        WorkflowArguments.describePlugins(spec);
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        Plugins plugins = Plugins.discover(workflow.plugins(arguments));
        for (Problem problem : plugins.problems()) {
            terminal.error(SafeText.escape(problem.toString()));
        }
        terminal.print(has(arguments, "--included") ? WorkflowSchema.ofIncluded(plugins) : WorkflowSchema.of(plugins));
        return 0;
    }
}
