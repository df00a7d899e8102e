package io.labelwright.cli;

import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code strategies [ID]} and {@code connectors [ID]}: what there is, or all about one. Loads no code of plug-ins. */
final class StrategiesCommand implements Command {

    private static final int WIDTH = 100;

    private final String name;
    private final WorkflowArguments workflow;

    /**
     * One of the two.
     *
     * @param name {@code strategies} for all, {@code connectors} for imports and exports
     */
    StrategiesCommand(String name, WorkflowArguments workflow) {
        this.name = name;
        this.workflow = workflow;
    }

    private boolean connectorsOnly() {
        return name.equals("connectors");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return connectorsOnly()
                ? "Lists what imports and exports, or says all about one."
                : "Lists what a stage can use, or says all about one.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ID")
                .type(String.class)
                .arity("0..1")
                .index("0")
                .description("An id as in the list, for example "
                        + (connectorsOnly() ? "import/csv." : "consensus/dawid-skene."))
                .build());
        WorkflowArguments.describePlugins(spec);
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        // Its loaders stay open: nothing is loaded here, and the process ends.
        Plugins plugins = Plugins.discover(workflow.plugins(arguments));
        for (Problem problem : plugins.problems()) {
            terminal.error(SafeText.escape(problem.toString()));
        }
        String id = arguments.matchedPositionalValue(0, "");
        if (id.isEmpty()) {
            terminal.print(list(offered(plugins)));
        } else {
            terminal.print(new StrategyPage(find(id, plugins)).text());
        }
        return 0;
    }

    private List<StrategyDescriptor> offered(Plugins plugins) {
        return plugins.strategies().stream()
                .filter(each -> !connectorsOnly() || each.kind() != StrategyDescriptor.Kind.STRATEGY)
                .toList();
    }

    private StrategyDescriptor find(String id, Plugins plugins) {
        var offered = offered(plugins);
        var ids = new ArrayList<String>();
        for (StrategyDescriptor each : offered) {
            if (each.id().equals(id)) {
                return each;
            }
            ids.add(each.id());
        }
        Problem broken = plugins.whySetAside(id).orElse(null);
        if (broken != null) {
            throw new LabelingException(broken);
        }
        if (plugins.find(id).isPresent()) {
            throw WorkflowArguments.usage("'" + id + "' is no connector", "labelwright strategies " + id + " shows it");
        }
        throw new LabelingException(
                StandardError.UNKNOWN_STRATEGY,
                null,
                "there is no " + (connectorsOnly() ? "connector " : "strategy ") + SafeText.quoted(id),
                hint(id, ids));
    }

    private String hint(String id, List<String> ids) {
        String nearest = NearestWord.of(id, ids);
        if (nearest == null) {
            // Often only the family is forgotten, or another one meant.
            String last = id.substring(id.lastIndexOf('/') + 1);
            Map<String, String> byName = new TreeMap<>();
            ids.forEach(each -> byName.putIfAbsent(each.substring(each.indexOf('/') + 1), each));
            String exact = byName.get(last);
            String near = exact != null ? last : NearestWord.of(last, byName.keySet());
            nearest = near == null ? null : byName.get(near);
        }
        return nearest == null
                ? "labelwright " + name + " lists them"
                : "did you mean " + SafeText.quoted(nearest) + "?";
    }

    private static String list(List<StrategyDescriptor> strategies) {
        int width =
                strategies.stream().mapToInt(each -> each.id().length()).max().orElse(0);
        var text = new StringBuilder();
        String family = "";
        for (StrategyDescriptor each : strategies) {
            if (!each.family().equals(family)) {
                family = each.family();
                text.append(text.isEmpty() ? "" : "\n")
                        .append(SafeText.escape(family))
                        .append('\n');
            }
            text.append("  ")
                    .append(Text.left(SafeText.escape(each.id()), width + 2))
                    .append(Text.wrapped(SafeText.escape(each.summary()), width + 4, WIDTH))
                    .append('\n');
        }
        return text.toString().stripTrailing();
    }
}
