package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.has;
import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.engine.explain.Explainer;
import io.labelwright.engine.explain.HistoryJson;
import io.labelwright.engine.explain.ItemHistory;
import io.labelwright.engine.expression.CelExpressions;
import io.labelwright.engine.store.Store;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code explain ITEM}: every answer, score, decision and change that an item saw in a run. */
final class ExplainCommand implements Command {

    private static final String RUN = "--run";

    private final StoreFinder finder;

    ExplainCommand(WorkflowArguments workflow) {
        this.finder = new StoreFinder(workflow);
    }

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Says why an item has its label: answers, who weighed what, who decided, where it ended.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ITEM")
                .type(String.class)
                .arity("1")
                .index("0")
                .required(true)
                .description("Id of the item; after -- when it begins with a dash.")
                .build());
        spec.addOption(one("ID", "The run to explain; default: the latest that has the item.", RUN));
        StoreFinder.describe(spec);
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        String item = arguments.matchedPositionalValue(0, "");
        String run = WorkflowArguments.string(arguments, RUN);
        try (Store store = finder.open(arguments, terminal)) {
            var explainer = new Explainer(store, CelExpressions::new, item);
            ItemHistory history = run == null ? explainer.latest() : explainer.in(RunsCommand.find(store, run));
            terminal.print(
                    has(arguments, WorkflowArguments.JSON)
                            ? HistoryJson.print(history)
                            : new HistoryText(history).print());
        }
        return 0;
    }
}
