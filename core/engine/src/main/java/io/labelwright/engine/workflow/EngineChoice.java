package io.labelwright.engine.workflow;

import java.util.Locale;

/** Which engine runs a workflow. */
public enum EngineChoice {
    /** Whichever fits. */
    AUTO,
    /** This process. */
    LOCAL;

    /** The word used in YAML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
