package io.labelwright.engine.plugin;

import java.nio.file.Path;
import java.util.List;

/**
 * A plug-in folder, working or not.
 *
 * @param name the folder's name
 * @param folder the folder, as the user wrote it
 * @param jars its jars, sorted by name
 */
public record InstalledPlugin(String name, Path folder, List<Path> jars) {

    public InstalledPlugin {
        jars = List.copyOf(jars);
    }
}
