package io.labelwright.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One call of the program in this process.
 *
 * @param exitCode what the process would end with
 * @param out all of stdout
 * @param err all of stderr
 */
public record Invocation(int exitCode, String out, String err) {

    /** Runs the program with arguments and an environment in place of the process's own. */
    public static Invocation of(Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int code = new CommandLineProgram(terminal, environment).run(arguments);
        terminal.flush();
        return new Invocation(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
