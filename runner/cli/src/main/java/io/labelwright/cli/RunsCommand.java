package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.has;

import io.labelwright.engine.run.RunDifference;
import io.labelwright.engine.run.RunsJson;
import io.labelwright.engine.store.RunRecord;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code runs [ID]} and {@code runs diff A B}: the runs of a store, one of them, what differs between two. */
final class RunsCommand implements Command {

    private static final String DIFF = "diff";

    private final StoreFinder finder;

    RunsCommand(WorkflowArguments workflow) {
        this.finder = new StoreFinder(workflow);
    }

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public String summary() {
        return "Lists the runs of a store, shows one, or says what differs between two.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ID | diff A B")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..3")
                .index("0..2")
                .hideParamSyntax(true)
                .description("Nothing: all runs; an id: that run; diff and two ids: what differs between them.")
                .build());
        StoreFinder.describe(spec);
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        List<String> words = arguments.matchedPositionalValue(0, List.of());
        boolean json = has(arguments, WorkflowArguments.JSON);
        boolean diff = !words.isEmpty() && words.get(0).equals(DIFF);
        if (diff ? words.size() != 3 : words.size() > 1) {
            throw WorkflowArguments.usage(
                    "runs takes nothing, an id, or diff and two ids",
                    "for example labelwright runs diff run-0001 run-0002");
        }
        try (Store store = finder.open(arguments, terminal)) {
            if (diff) {
                var difference = RunDifference.of(store, find(store, words.get(1)), find(store, words.get(2)));
                terminal.print(json ? RunsJson.difference(difference) : RunsText.difference(difference));
            } else if (words.isEmpty()) {
                List<RunRecord> runs = store.runs().all();
                terminal.print(json ? RunsJson.list(runs) : RunsText.list(runs));
            } else {
                RunRecord run = find(store, words.get(0));
                terminal.print(json ? RunsJson.run(run) : RunsText.run(run));
            }
        }
        return 0;
    }

    static RunRecord find(Store store, String id) {
        return store.runs().find(id).orElseThrow(() -> unknown(store, id));
    }

    private static LabelingException unknown(Store store, String id) {
        List<String> ids = store.runs().ids();
        String nearest = NearestWord.hint(id, ids);
        return WorkflowArguments.usage(
                "there is no run " + SafeText.quoted(id),
                nearest != null ? nearest : ids.isEmpty() ? "the store has none" : "labelwright runs lists them");
    }
}
