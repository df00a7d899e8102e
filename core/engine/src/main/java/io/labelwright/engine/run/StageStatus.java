package io.labelwright.engine.run;

import java.util.Locale;

/** What became of a stage. */
public enum StageStatus {
    RAN,
    CACHED,
    WAITING,
    PENDING,
    SKIPPED,
    FAILED;

    /** The word used in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
