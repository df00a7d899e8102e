package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.flag;
import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.cli.project.NewFolder;
import io.labelwright.cli.project.PluginProject;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.yaml.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code plugin new DIR}: makes the Maven project of a plug-in that builds and works as it is. */
final class PluginNewCommand implements Command {

    private static final String SPI = "repository/io/labelwright/labelwright-spi";

    private final WorkflowArguments workflow;

    PluginNewCommand(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    @Override
    public String name() {
        return "new";
    }

    @Override
    public String summary() {
        return "Makes the Maven project of a plug-in with one strategy, which builds and works as it is.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("DIR")
                .type(String.class)
                .arity("1")
                .index("0")
                .required(true)
                .description("The folder to make. A file that is there is never overwritten.")
                .build());
        spec.addOption(one("FAMILY/NAME", "Id of the strategy; default: consensus/ and the folder's name.", "--id"));
        WorkflowArguments.describePlugins(spec);
        spec.addOption(flag("Print one JSON object on stdout; all else goes to stderr.", WorkflowArguments.JSON));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        Path folder = WorkflowArguments.path(arguments.matchedPositionalValue(0, ""), "DIR");
        String id = Objects.requireNonNullElseGet(
                WorkflowArguments.string(arguments, "--id"), () -> PluginProject.idOf(folder));
        Path sdk = sdk();
        var project = new PluginProject(id, sdk, version(sdk));
        refuseTaken(id, arguments);
        Map<String, String> files = project.files();
        new NewFolder(folder).write(files);
        if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
            terminal.print(new JsonText()
                    .put("id", id)
                    .put("folder", folder.toString())
                    .put("files", files.keySet())
                    .text());
        } else {
            String shown = SafeText.escape(folder.toString());
            terminal.print(shown + ": the project of " + id + "\n  " + String.join("\n  ", files.keySet())
                    + "\n\nNext; README.md there says more:\n  cd " + shown
                    + "\n  mvn verify\n  labelwright plugin check target/"
                    + project.name() + "-0.1.0.jar");
        }
        return 0;
    }

    private static Path sdk() {
        Path distribution = WorkflowArguments.distribution();
        Path sdk = distribution == null ? null : distribution.resolve("sdk");
        if (sdk == null || !Files.isDirectory(sdk.resolve(SPI))) {
            throw WorkflowArguments.usage(
                    "plugin new needs the folder sdk/ of a distribution, and there is none beside the program"
                            + (distribution == null ? "" : " in " + SafeText.escape(distribution.toString())),
                    "run it from a whole distribution: bin/labelwright plugin new DIR");
        }
        return sdk.toAbsolutePath().normalize();
    }

    /** The version of the SPI in the folder. */
    private static String version(Path sdk) {
        try (Stream<Path> versions = Files.list(sdk.resolve(SPI))) {
            List<String> names = versions.filter(Files::isDirectory)
                    .map(version -> version.getFileName().toString())
                    .sorted()
                    .toList();
            if (!names.isEmpty()) {
                return names.get(names.size() - 1);
            }
        } catch (IOException e) {
            throw WorkflowArguments.usage("plugin new can't read " + SafeText.escape(sdk.toString()) + ": " + e, null);
        }
        throw WorkflowArguments.usage(
                "plugin new: " + SafeText.escape(sdk.resolve(SPI).toString()) + " is empty",
                "install Labelwright again");
    }

    private void refuseTaken(String id, ParseResult arguments) {
        StrategyDescriptor other =
                Plugins.discover(workflow.plugins(arguments)).find(id).orElse(null);
        if (other != null) {
            throw WorkflowArguments.usage(
                    "plugin new: the id " + id + " is taken by "
                            + (other.origin().builtIn()
                                    ? "a built-in strategy"
                                    : SafeText.escape(other.origin().jar())),
                    "give another with --id");
        }
    }
}
