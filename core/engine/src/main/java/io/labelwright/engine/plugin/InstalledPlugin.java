package io.labelwright.engine.plugin;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
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

    /** Whether a problem stands at this folder or at one of its jars. */
    boolean concerns(Problem problem) {
        Place place = problem.place();
        return place != null
                && (place.file().equals(folder.toString())
                        || jars.stream().anyMatch(jar -> place.file().equals(jar.toString())));
    }
}
