package io.labelwright.engine.run;

import java.util.Locale;

/** What became of a run. */
public enum RunStatus {
    DONE(0),
    FAILED(1),
    INVALID(2),
    WAITING(3),
    INTERRUPTED(130);

    private final int exitCode;

    RunStatus(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the command. */
    public int exitCode() {
        return exitCode;
    }

    /** The word used in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
