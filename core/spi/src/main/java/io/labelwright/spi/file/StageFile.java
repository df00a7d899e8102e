package io.labelwright.spi.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file that a stage may read. Its content is part of the stage's key. */
public interface StageFile {

    /** The path as the workflow says it, for messages. */
    String name();

    /** Opens the bytes as they stand there. The caller closes it. */
    InputStream open() throws IOException;

    /** Size in bytes; -1 when not known. */
    long size();

    /**
     * The bytes as a file of the local disk, for libraries that read here and there. It lives as long as the stage and
     * must not be changed.
     */
    Path path() throws IOException;
}
