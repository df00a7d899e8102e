package io.labelwright.engine.workflow;

import io.labelwright.spi.problem.Place;
import java.nio.file.Path;

/** Says where a file lies that {@code include:} names, as far as a workflow may read it. */
@FunctionalInterface
public interface IncludeFinder {

    /**
     * Where the file is, if it is there.
     *
     * @param path as it is written
     * @param folder the folder of the file that names it
     * @param place where it is named
     * @throws io.labelwright.spi.problem.LabelingException when the workflow may not read it
     */
    Path find(String path, Path folder, Place place);
}
