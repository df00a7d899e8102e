package io.labelwright.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code store ACTION}: looks after a store. */
final class StoreCommand implements Command {

    private final List<Command> actions;

    StoreCommand(WorkflowArguments workflow) {
        var finder = new StoreFinder(workflow);
        this.actions = List.of(
                new StoreInfoCommand(finder),
                new StoreCheckCommand(finder),
                new StoreCleaningCommand(finder),
                new StoreBackupCommand(finder));
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public String summary() {
        return "Looks after a store: info, check, gc, backup.";
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
                        "Each takes -f FILE, --store DIR, --secrets DIR, --json and --debug; gc also --keep-runs N",
                        "and --dry-run, backup also DIR and --copy.");
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        throw WorkflowArguments.usage(
                "store: which action? info, check, gc or backup", "labelwright store --help says what each does");
    }
}
