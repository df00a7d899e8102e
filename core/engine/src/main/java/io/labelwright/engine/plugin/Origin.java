package io.labelwright.engine.plugin;

import org.jspecify.annotations.Nullable;

/**
 * Where a strategy comes from.
 *
 * @param plugin name of its plug-in folder; null when it is built in
 * @param jar the jar (or folder of classes) that holds its descriptor, for messages
 */
public record Origin(@Nullable String plugin, String jar) {

    /** Whether it lies on the engine's own class path. */
    public boolean builtIn() {
        return plugin == null;
    }
}
