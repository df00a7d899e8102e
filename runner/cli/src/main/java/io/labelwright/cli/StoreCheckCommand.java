package io.labelwright.cli;

import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreCheck;
import io.labelwright.engine.yaml.SafeText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code store check}: reads every byte of a store; exit code 1 and a line for each problem. */
final class StoreCheckCommand implements Command {

    private final StoreFinder finder;

    StoreCheckCommand(StoreFinder finder) {
        this.finder = finder;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "Reads everything in a store and says what is damaged or missing; exit code 1 if anything is.";
    }

    @Override
    public void describe(CommandSpec spec) {
        StoreFinder.describe(spec);
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        try (Store store = finder.open(arguments, terminal)) {
            StoreCheck.Result result = StoreCheck.of(store);
            int problems = result.problems().size();
            if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
                terminal.print(new JsonText()
                        .put("objects", result.objects())
                        .put("records", result.records())
                        .put("answers", result.answers())
                        .put("problems", result.problems())
                        .text());
            } else {
                result.problems().forEach(line -> terminal.print(SafeText.escape(line)));
                terminal.print(Text.count(result.objects(), "object") + ", "
                        + Text.count(result.records(), "record") + " of stages, "
                        + Text.count(result.answers(), "answer") + ": "
                        + (problems == 0 ? "no problems" : Text.count(problems, "problem")));
            }
            return problems == 0 ? 0 : 1;
        }
    }
}
