package io.labelwright.engine.workflow;

import java.nio.file.Path;

/**
 * A file that a workflow includes, directly or not.
 *
 * @param shown its name in places and messages: the path that leads to it from where the workflow file was named
 * @param path where it is
 */
public record IncludedFile(String shown, Path path) {

    /** The folder to which the paths in it are relative. */
    public Path folder() {
        Path parent = path.toAbsolutePath().normalize().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }
}
