package io.labelwright.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plugin ACTION}: makes the project of one, which plug-ins there are, whether one is fit to be used. */
final class PluginCommand implements Command {

    private final List<Command> actions;

    PluginCommand(WorkflowArguments workflow) {
        this.actions =
                List.of(new PluginNewCommand(workflow), new PluginListCommand(workflow), new PluginCheckCommand());
    }

    @Override
    public String name() {
        return "plugin";
    }

    @Override
    public String summary() {
        return "Looks after plug-ins: new, list, check.";
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
                        "Each takes --json and --debug; new and list also --plugins DIR, new DIR and --id, check JAR.");
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        throw WorkflowArguments.usage(
                "plugin: which action? new, list or check", "labelwright plugin --help says what each does");
    }
}
