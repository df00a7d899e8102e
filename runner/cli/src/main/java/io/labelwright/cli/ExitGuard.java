package io.labelwright.cli;

import io.labelwright.engine.run.ForeignExit;
import io.labelwright.engine.run.RunJson;
import io.labelwright.engine.run.RunReport;
import io.labelwright.engine.run.RunStatus;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * Keeps a plug-in that calls {@code System.exit} on the command's own thread, from a constructor say, from making a
 * command that did not get to its end look like one that did.
 */
final class ExitGuard {

    private final Terminal terminal;
    private final boolean json;
    private final Thread command = Thread.currentThread();
    private volatile boolean over;

    ExitGuard(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** From now on until {@link #over}, nobody else ends the process with a code of theirs. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "labelwright-exit-guard"));
    }

    /** The command is done. */
    void over() {
        over = true;
    }

    private void stop() {
        if (over) {
            return;
        }
        ForeignExit.find().filter(exit -> exit.thread().equals(command)).ifPresent(exit -> {
            Problem problem = exit.problem();
            terminal.error(SafeText.escape(problem.code().code() + " " + problem.message() + "; " + problem.hint()));
            if (json) {
                terminal.print(RunJson.print(
                        new RunReport("", "", RunStatus.FAILED, List.of(), Map.of(), List.of(), List.of(problem))));
            }
            Runtime.getRuntime().halt(RunStatus.FAILED.exitCode());
        });
    }
}
