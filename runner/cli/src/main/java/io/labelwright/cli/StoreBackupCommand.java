package io.labelwright.cli;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreBackup;
import io.labelwright.engine.yaml.SafeText;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code store backup DIR}: copies a store while runs go on. */
final class StoreBackupCommand implements Command {

    private final StoreFinder finder;

    StoreBackupCommand(StoreFinder finder) {
        this.finder = finder;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "Copies a store to a new folder, also while runs go on, and reads the copy back.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("DIR")
                .type(String.class)
                .arity("1")
                .index("0")
                .description("Folder for the copy: new or empty.")
                .build());
        StoreFinder.describe(spec);
        spec.addOption(WorkflowArguments.flag(
                "Copy all tables, also to the same disk, where they would be linked.", "--copy"));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        Path target = WorkflowArguments.path(arguments.matchedPositionalValue(0, ""), "DIR");
        try (Store store = finder.open(arguments, terminal)) {
            StoreBackup.Result result = StoreBackup.of(store, target, WorkflowArguments.has(arguments, "--copy"));
            if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
                terminal.print(new JsonText()
                        .put("folder", target.toString())
                        .put("linked", result.linked())
                        .put("copied", result.copied())
                        .put("records", result.check().records())
                        .put("answers", result.check().answers())
                        .text());
            } else {
                terminal.print("copied to " + SafeText.escape(target.toString()) + " and read back: "
                        + Text.count(result.linked() + result.copied(), "object")
                        + (result.linked() > 0 ? " (" + Text.grouped(result.linked()) + " linked)" : "") + ", "
                        + Text.count(result.check().records(), "record") + " of stages, "
                        + Text.count(result.check().answers(), "answer"));
            }
        }
        return 0;
    }
}
