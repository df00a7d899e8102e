package io.labelwright.engine.config;

import io.labelwright.spi.label.LabelSchema;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a config knows of the workflow.
 *
 * @param stage the stage's id; empty for defaults that no stage takes
 * @param owner whose config it is, for messages
 * @param labels the label schema; null when its classes come from the data and are not known yet
 * @param exposed is told a secret that stands where it must not, so that the line that holds it is not shown
 */
public record CheckContext(
        String stage, String owner, @Nullable LabelSchema labels, Consumer<String> exposed) {

    /** The context of a stage. */
    public CheckContext(String stage, @Nullable LabelSchema labels, Consumer<String> exposed) {
        this(stage, "stage '" + stage + "'", labels, exposed);
    }

    /** A context of which no secret needs to be known. */
    public CheckContext(String stage, @Nullable LabelSchema labels) {
        this(stage, labels, secret -> {});
    }

    /** The context of an entry of {@code defaults:}. */
    public static CheckContext ofDefaults(String pattern, @Nullable LabelSchema labels) {
        return new CheckContext("", "the defaults of '" + pattern + "'", labels, secret -> {});
    }
}
