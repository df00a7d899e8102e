package io.labelwright.cli;

import io.labelwright.engine.run.RunJson;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.ErrorCode;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Finds the command that the arguments name and runs it. Whatever goes wrong ends in a line on stderr and an exit code;
 * with {@code --json} also in one object on stdout.
 */
final class CommandLineProgram {

    private static final String NAME = "labelwright";
    private static final int WIDTH = 100;

    private final Terminal terminal;
    private final List<Command> commands;

    CommandLineProgram(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        var workflow = new WorkflowArguments(environment);
        this.commands = List.of(
                new RunCommand(workflow),
                new ValidateCommand(workflow),
                new PlanCommand(workflow),
                new StatusCommand(workflow),
                new ReviewCommand(workflow),
                new GraphCommand(workflow),
                new RunsCommand(workflow),
                new ExplainCommand(workflow),
                new StoreCommand(workflow),
                new StrategiesCommand("strategies", workflow),
                new StrategiesCommand("connectors", workflow),
                new SchemaCommand(workflow),
                new InitCommand(),
                new PluginCommand(workflow),
                new CompletionCommand(this::whole));
    }

    /** Runs the command that the arguments name and gives its exit code. */
    int run(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        Command command = null;
        for (Command candidate : commands) {
            if (!words.isEmpty() && words.get(0).equals(candidate.name())) {
                command = candidate;
            }
        }
        if (command == null) {
            return withoutCommand(words);
        }
        boolean json = words.contains(WorkflowArguments.JSON);
        try {
            return run(command, words.subList(1, words.size()));
        } catch (ParameterException e) {
            return failed(List.of(usage(e, command)), RunStatus.INVALID, json);
        } catch (LabelingException e) {
            debug(e, words);
            return failed(e.problems(), status(e), json);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            // The last line of defence: a defect is told in one line, and can be reported.
            debug(e, words);
            return failed(List.of(defect(e)), RunStatus.FAILED, json);
        }
    }

    private int run(Command command, List<String> arguments) {
        CommandLine line = commandLine(command);
        ParseResult parsed = line.parseArgs(arguments.toArray(new String[0]));
        for (Command action : command.actions()) {
            ParseResult inner = parsed.hasSubcommand() ? parsed.subcommand() : null;
            CommandLine of = line.getSubcommands().get(action.name());
            if (inner != null && of != null && inner.commandSpec().name().equals(action.name())) {
                return run(action, inner, of);
            }
        }
        return run(command, parsed, line);
    }

    private int run(Command command, ParseResult parsed, CommandLine line) {
        if (parsed.isUsageHelpRequested()) {
            terminal.print(line.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing());
            return 0;
        }
        return command.run(parsed, terminal);
    }

    private static CommandSpec specOf(Command command, String name) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(command.summary()).width(WIDTH);
        command.describe(spec);
        spec.addOption(help());
        for (Command action : command.actions()) {
            spec.addSubcommand(action.name(), specOf(action, action.name()));
        }
        return spec;
    }

    /** The spec of the whole program, which no single command needs. */
    private CommandSpec whole() {
        CommandSpec spec = CommandSpec.create().name(NAME);
        commands.forEach(command -> spec.addSubcommand(command.name(), specOf(command, command.name())));
        return spec;
    }

    private static CommandLine commandLine(Command command) {
        return new CommandLine(specOf(command, NAME + " " + command.name()))
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setUnmatchedOptionsArePositionalParams(false);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .type(boolean.class)
                .description("Say what the command takes.")
                .build();
    }

    private int withoutCommand(List<String> words) {
        String word = words.isEmpty() ? "--help" : words.get(0);
        switch (word) {
            case "-h", "--help", "help" -> {
                terminal.print(overview());
                return words.isEmpty() ? RunStatus.INVALID.exitCode() : 0;
            }
            case "-V", "--version" -> {
                String version = Main.class.getPackage().getImplementationVersion();
                terminal.print(NAME + " " + (version == null ? "(not packaged)" : version));
                return 0;
            }
            default -> {
                var known = new ArrayList<>(commands.stream().map(Command::name).toList());
                known.add("--help");
                known.add("--version");
                String kind = word.startsWith("-") ? "option " : "command ";
                terminal.error(message(Problem.error(
                        StandardError.USAGE,
                        null,
                        "there is no " + kind + SafeText.quoted(word),
                        NearestWord.hint(word, known))));
                return RunStatus.INVALID.exitCode();
            }
        }
    }

    private String overview() {
        var text = new StringBuilder("Usage: labelwright COMMAND ...\n\n");
        text.append("Chains the stages of data labelling in one workflow file and runs them.\n\n");
        int width =
                commands.stream().mapToInt(each -> each.name().length()).max().orElse(0) + 2;
        for (Command command : commands) {
            text.append("  ").append(Text.left(command.name(), width)).append(command.summary());
            text.append('\n');
        }
        text.append("\n  labelwright COMMAND --help says what a command takes; labelwright --version the version.\n");
        return text.append("\nExit codes: 0 done; 1 a stage failed; 2 found wrong before the first stage started;")
                .append("\n3 waiting for people; 130 interrupted.")
                .toString();
    }

    private static Problem usage(ParameterException e, Command command) {
        String hint = null;
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            if (word.startsWith("-")) {
                String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
                String nearest = NearestWord.of(name, options(command));
                hint = nearest == null ? null : "did you mean " + nearest + "?";
                return Problem.error(
                        StandardError.USAGE,
                        null,
                        command.name() + " has no option " + SafeText.quoted(name),
                        orHelp(hint, command));
            }
            return Problem.error(
                    StandardError.USAGE,
                    null,
                    command.name() + " does not take " + SafeText.quoted(word),
                    orHelp(null, command));
        }
        return Problem.error(StandardError.USAGE, null, command.name() + ": " + e.getMessage(), orHelp(hint, command));
    }

    private static String orHelp(@Nullable String hint, Command command) {
        return hint == null ? NAME + " " + command.name() + " --help says what it takes" : hint;
    }

    private static List<String> options(Command command) {
        var names = new ArrayList<String>();
        var specs = new ArrayList<>(List.of(commandLine(command).getCommandSpec()));
        command.actions().forEach(action -> specs.add(commandLine(action).getCommandSpec()));
        for (CommandSpec spec : specs) {
            for (OptionSpec option : spec.options()) {
                names.addAll(Arrays.asList(option.names()));
            }
        }
        return names;
    }

    private static RunStatus status(LabelingException e) {
        boolean invalid = true;
        for (Problem problem : e.problems()) {
            if (problem.code() == StandardError.INTERRUPTED) {
                return RunStatus.INTERRUPTED;
            }
            ErrorCode.Kind kind = problem.code().kind();
            // A store that can't be opened was found wrong before anything ran.
            invalid &= kind == ErrorCode.Kind.USER
                    || kind == ErrorCode.Kind.DATA
                    || kind == ErrorCode.Kind.PLUGIN
                    || problem.code() == StandardError.STORE;
        }
        return invalid ? RunStatus.INVALID : RunStatus.FAILED;
    }

    private static Problem defect(Throwable e) {
        StackTraceElement[] frames = e.getStackTrace();
        String where = frames.length == 0 ? "" : " at " + frames[0];
        return Problem.error(
                StandardError.INTERNAL,
                null,
                "a defect of Labelwright: " + e + where,
                "please report it with the workflow; --debug shows more");
    }

    private void debug(Throwable e, List<String> words) {
        if (words.contains(WorkflowArguments.DEBUG)) {
            terminal.trace(e);
        }
    }

    /** Tells what is wrong and gives the exit code. */
    private int failed(List<Problem> problems, RunStatus status, boolean json) {
        problems.forEach(problem -> terminal.error(message(problem)));
        if (json) {
            terminal.print(RunJson.print(new RunReport("", "", status, List.of(), Map.of(), List.of(), problems)));
        }
        return status.exitCode();
    }

    /** A problem of the command line on one line. */
    private static String message(Problem problem) {
        String text = problem.place() == null ? "" : problem.place() + " ";
        text += problem.code() == StandardError.USAGE
                ? NAME + ": "
                : problem.code().code() + " ";
        text += problem.message() + (problem.hint() == null ? "" : "; " + problem.hint());
        return SafeText.escape(text);
    }
}
