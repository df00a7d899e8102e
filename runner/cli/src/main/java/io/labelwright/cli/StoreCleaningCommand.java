package io.labelwright.cli;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreCleaning;
import io.labelwright.engine.store.StoreLock;
import io.labelwright.engine.store.StoreOwner;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code store gc}: deletes what no later run needs. */
final class StoreCleaningCommand implements Command {

    private static final int RUNS = 10;

    private final StoreFinder finder;

    StoreCleaningCommand(StoreFinder finder) {
        this.finder = finder;
    }

    @Override
    public String name() {
        return "gc";
    }

    @Override
    public String summary() {
        return "Deletes tables that neither the next run nor the latest ones need; never answers of people.";
    }

    @Override
    public void describe(CommandSpec spec) {
        StoreFinder.describe(spec);
        spec.addOption(WorkflowArguments.one(
                "N", "How many of the latest runs keep all that they made; default: " + RUNS + ".", "--keep-runs"));
        spec.addOption(WorkflowArguments.flag("Only say what would be deleted.", "--dry-run"));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        int runs = keepRuns(arguments);
        boolean dryRun = WorkflowArguments.has(arguments, "--dry-run");
        try (Store store = finder.open(arguments, terminal)) {
            Optional<StoreLock> lock = store.tryLock();
            if (lock.isEmpty()) {
                throw new LabelingException(
                        StandardError.STORE,
                        null,
                        "the store is in use by "
                                + store.owner().map(StoreOwner::toString).orElse("another run"),
                        "clean it when that is done");
            }
            StoreCleaning.Result result;
            try {
                result = StoreCleaning.of(store, runs, dryRun);
            } finally {
                lock.get().close();
            }
            if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
                terminal.print(new JsonText()
                        .put("records", result.records())
                        .put("objects", result.objects())
                        .put("bytes", result.bytes())
                        .put("kept", result.kept())
                        .put("dry_run", Boolean.toString(dryRun))
                        .text());
            } else {
                terminal.print((dryRun ? "would delete " : "deleted ") + Text.count(result.objects(), "object")
                        + " (" + StoreInfoCommand.bytes(result.bytes()) + ") and "
                        + Text.count(result.records(), "record") + " of stages; "
                        + Text.count(result.kept(), "object") + " stay");
            }
        }
        return 0;
    }

    private static int keepRuns(ParseResult arguments) {
        String given = WorkflowArguments.string(arguments, "--keep-runs");
        try {
            int runs = given == null ? RUNS : Integer.parseInt(given);
            if (runs >= 0) {
                return runs;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw WorkflowArguments.usage(
                "--keep-runs takes a whole number from 0 on, not " + SafeText.quoted(String.valueOf(given)), null);
    }
}
