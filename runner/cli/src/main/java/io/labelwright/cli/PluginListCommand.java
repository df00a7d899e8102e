package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.flag;

import io.labelwright.engine.plugin.PluginSurvey;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plugin list}: the plug-in folders that were found, and what is wrong with them. Loads no code of plug-ins. */
final class PluginListCommand implements Command {

    /** So much of a sha256 tells two jars apart for people. */
    private static final int HASH = 12;

    private final WorkflowArguments workflow;

    PluginListCommand(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "Lists the plug-ins that are installed, with their jars, and what is wrong with the broken ones.";
    }

    @Override
    public void describe(CommandSpec spec) {
        WorkflowArguments.describePlugins(spec);
        spec.addOption(flag("Print one JSON object on stdout; all else goes to stderr.", WorkflowArguments.JSON));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        List<Path> folders = workflow.plugins(arguments);
        // Its loaders stay open: nothing is loaded here, and the process ends.
        Plugins plugins = Plugins.discover(folders);
        List<PluginSurvey> surveys = plugins.surveys();
        List<Problem> others = plugins.problems().stream()
                .filter(problem ->
                        surveys.stream().noneMatch(survey -> survey.problems().contains(problem)))
                .toList();
        if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
            terminal.print(json(folders, surveys, others));
        } else {
            others.forEach(problem -> terminal.error(SafeText.escape(problem.toString())));
            terminal.print(
                    surveys.isEmpty()
                            ? none(folders)
                            : surveys.stream().map(PluginListCommand::text).collect(Collectors.joining("\n\n")));
        }
        return 0;
    }

    private static String none(List<Path> folders) {
        return folders.isEmpty()
                ? "no plug-ins: there is no folder plugins/ beside the program, and --plugins and LABELWRIGHT_PLUGINS"
                        + " name none"
                : "no plug-ins in "
                        + folders.stream()
                                .map(folder -> SafeText.escape(folder.toString()))
                                .collect(Collectors.joining(", "));
    }

    private static String text(PluginSurvey survey) {
        var text = new StringBuilder(SafeText.escape(survey.plugin().name()));
        text.append("  in ").append(SafeText.escape(survey.plugin().folder().toString()));
        survey.hashes()
                .forEach((jar, hash) -> text.append("\n  jar       ")
                        .append(SafeText.escape(jar))
                        .append(hash.isEmpty() ? "  can't be read" : "  sha256 " + hash.substring(0, HASH)));
        survey.strategies().forEach(each -> text.append("\n  brings    ").append(shown(each)));
        survey.setAside().forEach(each -> text.append("\n  set aside ").append(shown(each)));
        survey.problems().forEach(problem -> text.append("\n  ").append(SafeText.escape(problem.toString())));
        return text.toString();
    }

    /** Id and version of a strategy or connector. */
    static String shown(StrategyDescriptor strategy) {
        return SafeText.escape(strategy.id()) + "  version " + strategy.version();
    }

    private static String json(List<Path> folders, List<PluginSurvey> surveys, List<Problem> others) {
        return new JsonText()
                .put("folders", folders.stream().map(Path::toString).toList())
                .each(
                        "plugins",
                        surveys,
                        (json, survey) -> json.put("name", survey.plugin().name())
                                .put("folder", survey.plugin().folder().toString())
                                .each(
                                        "jars",
                                        survey.hashes().entrySet(),
                                        (inner, jar) -> inner.put("file", jar.getKey())
                                                .put("sha256", jar.getValue().isEmpty() ? null : jar.getValue()))
                                .each(
                                        "strategies",
                                        strategies(survey),
                                        (inner, strategy) -> inner.put("id", strategy.id())
                                                .put("kind", strategy.kind().word())
                                                .put("version", strategy.version())
                                                .put(
                                                        "status",
                                                        survey.strategies().contains(strategy)
                                                                ? "usable"
                                                                : "set-aside"))
                                .problems(survey.problems()))
                .problems(others)
                .text();
    }

    private static List<StrategyDescriptor> strategies(PluginSurvey survey) {
        return Stream.concat(survey.strategies().stream(), survey.setAside().stream())
                .toList();
    }
}
