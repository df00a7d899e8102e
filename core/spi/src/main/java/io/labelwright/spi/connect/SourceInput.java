package io.labelwright.spi.connect;

import java.io.IOException;
import java.io.InputStream;

/** The file that a source reads, already confined to where the workflow may read. */
public interface SourceInput {

    /** The path as the workflow says it, for messages. */
    String name();

    /** Opens the bytes; counts them for the progress display. The caller closes it. */
    InputStream open() throws IOException;

    /** Size in bytes; -1 when not known. */
    long size();
}
