package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.flag;

import io.labelwright.engine.inspect.PluginInspection;
import io.labelwright.engine.plugin.InstalledPlugin;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code plugin check JAR}: what users of a plug-in would meet, found before they do. */
final class PluginCheckCommand implements Command {

    private static final String JAR = ".jar";

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "Says what users of a plug-in would meet: loads and makes all that it brings; exit code 1 for errors.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("JAR")
                .type(String.class)
                .arity("1")
                .index("0")
                .required(true)
                .description("The plug-in's jar; or its folder, where it needs other jars too.")
                .build());
        spec.addOption(flag("Print one JSON object on stdout; all else goes to stderr.", WorkflowArguments.JSON));
        spec.addOption(flag("Show stack traces.", WorkflowArguments.DEBUG));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        InstalledPlugin plugin = plugin(WorkflowArguments.path(arguments.matchedPositionalValue(0, ""), "JAR"));
        PluginInspection found = PluginInspection.of(plugin);
        if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
            terminal.print(new JsonText()
                    .put("plugin", plugin.name())
                    .put("status", found.passed() ? "passed" : "failed")
                    .put("jars", plugin.jars().stream().map(Path::toString).toList())
                    .each(
                            "strategies",
                            found.strategies(),
                            (json, strategy) -> json.put("id", strategy.id())
                                    .put("kind", strategy.kind().word())
                                    .put("version", strategy.version()))
                    .problems(found.problems())
                    .text());
        } else {
            found.strategies().forEach(each -> terminal.print("brings     " + PluginListCommand.shown(each)));
            found.setAside().forEach(each -> terminal.print("set aside  " + PluginListCommand.shown(each)));
            found.problems().forEach(problem -> terminal.print(SafeText.escape(problem.toString())));
            terminal.print(SafeText.escape(plugin.name()) + ": " + Problems.counted(found.problems()));
        }
        return found.passed() ? 0 : 1;
    }

    private static InstalledPlugin plugin(Path path) {
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        if (!Files.isDirectory(path)) {
            if (!Files.isReadable(path)) {
                throw new LabelingException(
                        StandardError.FILE_NOT_READABLE,
                        null,
                        "there is no jar " + SafeText.quoted(path.toString()) + ", or it can't be read",
                        "name the jar that the plug-in's build makes");
            }
            String plain = name.endsWith(JAR) ? name.substring(0, name.length() - JAR.length()) : name;
            return new InstalledPlugin(plain, path.toAbsolutePath().resolveSibling(""), List.of(path));
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> jars = entries.filter(entry -> entry.toString().endsWith(JAR))
                    .sorted()
                    .toList();
            return new InstalledPlugin(name, path, jars);
        } catch (IOException e) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE, null, "can't read " + path + ": " + e, "name a jar or a folder");
        }
    }
}
