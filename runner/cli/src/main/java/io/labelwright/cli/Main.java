package io.labelwright.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        // Guice would make classes at run time to call a few constructors faster: slow to start, and Java 24 warns of
        // it.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        // UTF-8 whatever the locale says: JSON must be, and names in any script stay readable.
        var result = new ResultOutput(new FileOutputStream(FileDescriptor.out));
        var out = new PrintStream(result, false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var terminal = new Terminal(out, err, Terminal.isInteractive());
        var guard = new ExitGuard(terminal, List.of(arguments).contains(WorkflowArguments.JSON));
        guard.watch();
        ForeignOutput.capture(terminal);
        int code = new CommandLineProgram(terminal, System.getenv()).run(arguments);
        // A last line without an end.
        System.out.close();
        System.err.close();
        terminal.flush();
        guard.over();
        System.exit(result.exitCode(code, terminal));
    }
}
