package io.labelwright.spi.problem;

import java.util.Locale;

/** How bad a {@link Problem} is: an error stops the run, a warning is reported and the run goes on. */
public enum Severity {
    ERROR,
    WARNING;

    /** The lower-case word used in messages and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
