package io.labelwright.cli;

import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code completion SHELL}: a script that lets a shell complete commands and options. */
final class CompletionCommand implements Command {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Supplier<CommandSpec> program;

    /**
     * The command.
     *
     * @param program makes the spec of the whole program
     */
    CompletionCommand(Supplier<CommandSpec> program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Prints a script that lets bash, zsh or fish complete commands and options.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SHELL")
                .type(String.class)
                .arity("1")
                .index("0")
                .required(true)
                .description("bash, zsh or fish. For bash: eval \"$(labelwright completion bash)\" in ~/.bashrc.")
                .build());
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        String shell = arguments.matchedPositionalValue(0, "");
        if (!SHELLS.contains(shell)) {
            throw WorkflowArguments.usage(
                    "completion takes " + String.join(", ", SHELLS) + ", not " + SafeText.quoted(shell),
                    NearestWord.hint(shell, SHELLS));
        }
        CommandSpec spec = program.get();
        terminal.print((shell.equals("fish") ? fish(spec) : AutoComplete.bash(spec.name(), new CommandLine(spec)))
                .stripTrailing());
        return 0;
    }

    /** One line per command and per option. Fish has words for where in the line the cursor is. */
    private static String fish(CommandSpec program) {
        String name = program.name();
        var text = new StringBuilder("# Completion of " + name + " for fish\n");
        for (Map.Entry<String, CommandLine> entry : program.subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            line(text, name, "__fish_use_subcommand", "-f -a " + entry.getKey(), summary(command));
            String seen = "__fish_seen_subcommand_from " + entry.getKey();
            options(text, name, seen, command);
            command.subcommands().forEach((action, line) -> {
                String actions = String.join(" ", command.subcommands().keySet());
                line(
                        text,
                        name,
                        seen + "; and not __fish_seen_subcommand_from " + actions,
                        "-f -a " + action,
                        summary(line.getCommandSpec()));
                options(text, name, seen + "; and __fish_seen_subcommand_from " + action, line.getCommandSpec());
            });
        }
        return text.toString();
    }

    private static void options(StringBuilder text, String name, String where, CommandSpec command) {
        for (OptionSpec option : command.options()) {
            var flags = new StringBuilder();
            for (String flag : option.names()) {
                flags.append(flag.startsWith("--") ? "-l " + flag.substring(2) : "-s " + flag.substring(1))
                        .append(' ');
            }
            line(
                    text,
                    name,
                    where,
                    flags + (option.arity().max() > 0 ? "-r" : ""),
                    String.join(" ", option.description()));
        }
    }

    private static String summary(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static void line(StringBuilder text, String name, String where, String what, String description) {
        text.append("complete -c " + name + " -n '" + where + "' " + what.strip());
        text.append(" -d '" + description.replace("\\", "\\\\").replace("'", "\\'") + "'\n");
    }
}
