package io.labelwright.engine.run;

import java.util.Locale;

/**
 * What a run would do with a stage.
 *
 * @param reason why
 */
public record StagePreview(String id, String uses, Action action, String reason) {

    /** What would happen. */
    public enum Action {
        RUN,
        CACHED,
        WAITING,
        SKIPPED;

        /** The word shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
